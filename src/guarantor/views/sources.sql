-- Who feeds this picture, and how independent are they?
-- One row per origin: how many statements and facts come from it, through how many outlets, and how many
-- facts nobody else tells. With :limit, the origins of the most statements.
WITH told AS (
    SELECT s.origin, s.fact, s.outlet, s.article, s.known, s.published, s.id
    FROM statement s
    WHERE s.known >= :since AND s.known <= :as_of AND :as_of < s.until
      AND s.recorded <= :as_recorded AND :as_recorded < s.ended
      AND (:language = '' OR s.language = :language)
      AND (:party = '' OR EXISTS (
          SELECT 1 FROM party p WHERE p.holding = s.holding AND p.party = :party))
      AND (:issue = '' OR EXISTS (
          SELECT 1 FROM issue i WHERE i.holding = s.holding AND (i.issue = :issue OR i.issue LIKE :below)))
),
chosen AS (
    SELECT t.origin, COUNT(*) AS told FROM told t GROUP BY t.origin ORDER BY told DESC, t.origin LIMIT :limit
),
lone AS (
    SELECT t.fact FROM told t GROUP BY t.fact HAVING MIN(t.origin) = MAX(t.origin)
)
SELECT t.origin, COUNT(*) AS told, COUNT(DISTINCT t.fact) AS facts, COUNT(DISTINCT l.fact) AS alone,
       COUNT(DISTINCT t.outlet) AS outlets, COUNT(DISTINCT t.article) AS articles,
       MIN(t.published) AS first, MAX(t.published) AS latest, group_concat(t.id, '|') AS statements
FROM told t
LEFT JOIN lone l ON l.fact = t.fact
WHERE t.origin IN (SELECT c.origin FROM chosen c)
GROUP BY t.origin
ORDER BY told DESC, t.origin
