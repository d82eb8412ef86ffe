-- What is told of each version of a text?
-- One row per statement about a version (or, with an empty version, about a revision of one);
-- `guarantor.views.differences` sets each version against those that it comes from.
WITH about AS (
    SELECT DISTINCT d.version, d.holding FROM draft d
    UNION
    SELECT s.instrument, s.holding FROM statement s
    WHERE s.instrument IS NOT NULL AND s.act IN ('propose', 'pledge', 'demand', 'agree')
    UNION
    SELECT '', s.holding FROM statement s WHERE s.act = 'revise' AND s.negated = 0
)
SELECT v.version, s.id, s.at, s.act, s.negated, s.actors, s.issues, s.origin, s.sources, s.language,
       s.amount_text AS amount, s.duration, s."within", s.condition, s.place,
       SUBSTR(a.title || '
' || a.text, s.evidence_start + 1, s.evidence_end - s.evidence_start) AS evidence
FROM about v
JOIN statement s ON s.holding = v.holding
JOIN article a ON a.id = s.article
WHERE s.known <= :as_of AND :as_of < s.until
  AND s.recorded <= :as_recorded AND :as_recorded < s.ended
  AND s.moment < :before
  AND (:language = '' OR s.language = :language)
ORDER BY v.version, s.moment, s.holding
