-- What is told, by how many independent origins, first and last when?
-- One row per fact: statements of many articles that tell the same act of the same parties on the same issue.
-- Exact dates that meet make one fact; what is told without one belongs to the last fact before it, at most 45
-- days back, or else to its like within 14 days. With :limit, the facts last told, as told within :horizon.
WITH newest AS (
    SELECT s.fact
    FROM statement s
    WHERE +s.known <= :as_of AND :as_of < s.until
      AND s.recorded <= :as_recorded AND :as_recorded < s.ended
      AND s.moment < :before AND s.moment >= :horizon AND +s.known >= :since
      AND (:language = '' OR s.language = :language)
      AND (:party = '' OR EXISTS (
          SELECT 1 FROM party p WHERE p.holding = s.holding AND p.party = :party))
      AND (:issue = '' OR EXISTS (
          SELECT 1 FROM issue i WHERE i.holding = s.holding AND (i.issue = :issue OR i.issue LIKE :below)))
    ORDER BY s.moment DESC, s.holding DESC
    LIMIT :reach
),
chosen AS (SELECT DISTINCT fact FROM newest),
near AS MATERIALIZED (
    SELECT s.holding, s.fact FROM statement s WHERE s.moment < :before AND s.moment >= :horizon
),
told AS (
    SELECT s.fact, s.holding, s.id, s.article, s.known, s.published, s.origin, s.moment,
           s.moment / :a_day AS day, s.when_to,
           s.points, s.amount_text, s.duration, s.place, s.condition, s."when", s.status,
           CASE WHEN s.when_to - s.when_from < 4 THEN s.when_from END AS exact
    FROM chosen c
    JOIN near n ON n.fact = c.fact
    JOIN statement s ON s.holding = n.holding
    WHERE s.known <= :as_of AND :as_of < s.until
      AND s.recorded <= :as_recorded AND :as_recorded < s.ended
      AND (:language = '' OR s.language = :language)
),
placed AS (
    SELECT t.*, COALESCE(t.exact, t.day) AS anchor,
           MAX(CASE WHEN t.exact IS NOT NULL THEN t.when_to END) OVER (
               PARTITION BY t.fact ORDER BY COALESCE(t.exact, t.day), CASE WHEN t.exact IS NULL THEN 1 ELSE 0 END,
                                            t.moment, t.holding
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS last_exact,
           LAG(COALESCE(t.exact, t.day)) OVER (
               PARTITION BY t.fact ORDER BY COALESCE(t.exact, t.day), CASE WHEN t.exact IS NULL THEN 1 ELSE 0 END,
                                            t.moment, t.holding) AS last_day
    FROM told t
),
begun AS (
    SELECT p.*,
           CASE WHEN p.last_day IS NULL THEN 1
                WHEN p.exact IS NOT NULL AND (p.last_exact IS NULL OR p.exact > p.last_exact + 1) THEN 1
                WHEN p.exact IS NULL AND p.anchor - COALESCE(p.last_exact, -100000) > 45
                     AND p.anchor - p.last_day > 14 THEN 1
                ELSE 0 END AS begins
    FROM placed p
),
numbered AS (
    SELECT b.*, SUM(b.begins) OVER (
               PARTITION BY b.fact ORDER BY b.anchor, CASE WHEN b.exact IS NULL THEN 1 ELSE 0 END,
                                            b.moment, b.holding
               ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS number
    FROM begun b
),
headed AS (
    SELECT n.*, FIRST_VALUE(n.holding) OVER (
               PARTITION BY n.fact, n.number ORDER BY n.moment, n.holding) AS head
    FROM numbered n
),
grouped AS (
    SELECT n.fact, n.number, MIN(n.head) AS one,
           MIN(COALESCE(n.exact, n.day)) AS day, MAX(n.moment) AS latest, MAX(n.known) AS known,
           MIN(n.published) AS first_told, MAX(n.published) AS last_told,
           COUNT(DISTINCT n.origin) AS independent, COUNT(DISTINCT n.article) AS articles,
           group_concat(n.origin, '|') AS origins, group_concat(n.id, '|') AS statements,
           CASE WHEN MIN(n.points) <> MAX(n.points) THEN 'points|' ELSE '' END
           || CASE WHEN MIN(n.amount_text) <> MAX(n.amount_text) THEN 'amount|' ELSE '' END
           || CASE WHEN MIN(n.duration) <> MAX(n.duration) THEN 'duration|' ELSE '' END
           || CASE WHEN MIN(n.place) <> MAX(n.place) THEN 'place|' ELSE '' END
           || CASE WHEN MIN(n.condition) <> MAX(n.condition) THEN 'condition|' ELSE '' END
           || CASE WHEN MIN(n.status) <> MAX(n.status) THEN 'status|' ELSE '' END AS differing
    FROM headed n
    GROUP BY n.fact, n.number
)
SELECT s.at, s.actors, s.act, s.negated, s.recipients, s.issues, s.status, s."when",
       s.points, s.amount_text AS amount, s.duration, s.condition, s.place,
       g.independent, g.origins, g.articles, g.first_told, g.last_told, g.differing, g.statements
FROM grouped g
JOIN statement s ON s.holding = g.one
WHERE g.known >= :since
ORDER BY g.latest DESC, g.fact, g.number
LIMIT :limit
