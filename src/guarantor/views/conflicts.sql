-- Where do sources or parties contradict each other or themselves?
-- One row per pair of facts that differ, neighbours in time. Kinds: polarity, number, duration, place, date,
-- roster, author between origins within a week; revision where one origin changes its word, or time has passed.
-- `open`: the two origins still differ by the last word of each, or one article says both.
-- With :limit, the newest, as told since :horizon.
-- Here stands one row per thing that is told differently, with its tellings in lists by line;
-- `guarantor.views.conflicts` sets neighbours against each other.
WITH seen AS (
    SELECT s.holding, s.fact, s.act, s.negated, s.stance, s.actors, s.moment, s."when", s.when_from, s.when_to,
           s.points, s.amount_text, s.unit, s.duration, s.place, s.origin
    FROM statement s
    WHERE +s.known <= :as_of AND :as_of < s.until
      AND s.recorded <= :as_recorded AND :as_recorded < s.ended
      AND s.moment < :before AND s.moment >= :horizon
      AND (:language = '' OR s.language = :language)
),
told AS (
    SELECT 'number' AS kind, fact || 'points' AS topic, CAST(points AS TEXT) AS value, holding, moment, origin
    FROM seen WHERE points IS NOT NULL
    UNION ALL
    SELECT 'number', fact || unit, amount_text, holding, moment, origin FROM seen WHERE amount_text IS NOT NULL
    UNION ALL
    SELECT 'duration', fact, duration, holding, moment, origin FROM seen WHERE duration IS NOT NULL
    UNION ALL
    SELECT 'polarity', SUBSTR(fact, 1, 16), CASE negated WHEN 1 THEN 'not ' ELSE '' END || act, holding, moment, origin
    FROM seen WHERE act IN ('agree', 'discuss', 'submit', 'revise', 'accuse', 'demand')
    UNION ALL
    SELECT 'polarity', p.party || ' ' || i.issue, s.stance, s.holding, s.moment, s.origin
    FROM seen s
    JOIN party p ON p.holding = s.holding AND p.role = 'actor'
    JOIN issue i ON i.holding = s.holding
    WHERE s.stance IN ('for', 'against')
    UNION ALL
    SELECT 'place', fact || "when", place, holding, moment, origin
    FROM seen WHERE act = 'meet' AND negated = 0 AND place IS NOT NULL AND when_to - when_from < 4
    UNION ALL
    SELECT 'date', fact || COALESCE(place, ''), "when", holding, moment, origin
    FROM seen WHERE act IN ('meet', 'ratify') AND negated = 0 AND when_to - when_from < 4
    UNION ALL
    SELECT 'roster', place || "when", actors, holding, moment, origin
    FROM seen WHERE act = 'meet' AND negated = 0 AND place IS NOT NULL AND when_to - when_from < 4
    UNION ALL
    SELECT 'author', d.version, s.actors, s.holding, s.moment, s.origin
    FROM seen s JOIN draft d ON d.holding = s.holding AND d.role = 'author'
    WHERE s.act = 'propose' AND EXISTS (SELECT 1 FROM issue i WHERE i.holding = s.holding AND i.issue = 'plan')
)
SELECT t.kind, group_concat(t.value, '
') AS told, group_concat(CAST(t.moment AS TEXT), '
') AS moments, group_concat(CAST(t.holding AS TEXT), '
') AS holdings, group_concat(t.origin, '
') AS by
FROM told t
GROUP BY t.kind, t.topic
HAVING MIN(t.value) <> MAX(t.value)
