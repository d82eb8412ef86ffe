-- Where do sources or parties contradict each other or themselves?
-- One row per pair of facts that differ, neighbours in time. Kinds: polarity, number, duration, place, date,
-- roster, author between origins within a week; revision where one origin changes its word, or time has passed.
-- `open`: the two origins still differ by the last word of each, or one article says both.
-- With :limit, the newest, as told since :horizon.
WITH seen AS (
    SELECT s.holding, s.fact, s.act, s.negated, s.stance, s.actors, s.moment, s."when", s.when_from, s.when_to,
           s.points, s.amount_text, s.unit, s.duration, s.place, s.origin
    FROM statement s
    WHERE +s.known <= :as_of AND :as_of < s.until
      AND s.recorded <= :as_recorded AND :as_recorded < s.ended
      AND s.moment < :before AND s.moment >= :horizon
      AND (:language = '' OR s.language = :language)
),
told AS MATERIALIZED (
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
),
contested AS (
    SELECT t.kind, t.topic FROM told t GROUP BY t.kind, t.topic HAVING MIN(t.value) <> MAX(t.value)
),
worded AS (
    SELECT t.kind, t.topic, t.value, t.holding, t.moment,
           FIRST_VALUE(t.value) OVER (PARTITION BY t.kind, t.topic, t.origin
                                      ORDER BY t.moment DESC, t.holding DESC) AS last
    FROM told t
    JOIN contested c ON c.kind = t.kind AND c.topic = t.topic
),
neighbour AS (
    SELECT t.kind, t.topic, t.value, t.holding, t.last,
           LAG(t.value) OVER (PARTITION BY t.kind, t.topic ORDER BY t.moment, t.holding) AS other_value,
           LAG(t.last) OVER (PARTITION BY t.kind, t.topic ORDER BY t.moment, t.holding) AS other_last,
           LAG(t.holding) OVER (PARTITION BY t.kind, t.topic ORDER BY t.moment, t.holding) AS other
    FROM worded t
),
pair AS (
    SELECT n.kind, b.fact, a.fact AS other_fact, n.value, n.other_value,
           CASE WHEN a.article = b.article OR n.last <> n.other_last THEN 1 ELSE 0 END AS open,
           b.holding, b.moment, b.known, b.at, b.origin, b.issues, b.actors, b.id, a.at AS other_at, a.origin AS other_origin, a.id AS other_id,
           CASE WHEN a.article = b.article THEN n.kind
                WHEN a.origin = b.origin OR b.moment - a.moment > 8 * :a_day THEN 'revision'
                ELSE n.kind END AS sort
    FROM neighbour n
    JOIN statement b ON b.holding = n.holding
    JOIN statement a ON a.holding = n.other
    WHERE n.value <> n.other_value
      AND NOT (n.kind = 'polarity' AND a.article = b.article AND a.origin = b.origin)
      AND (n.kind <> 'date' OR a.article <> b.article AND a.known - b.known BETWEEN -2 AND 2
                               AND (b.when_from - a.when_to BETWEEN 1 AND 7
                                    OR a.when_from - b.when_to BETWEEN 1 AND 7))
      AND (n.kind <> 'roster' OR a.fact <> b.fact AND (
          SELECT COUNT(DISTINCT p.party) FROM party p JOIN party q ON q.party = p.party
          WHERE p.holding = a.holding AND q.holding = b.holding) > 1)
      AND (n.kind <> 'author' OR NOT EXISTS (
          SELECT 1 FROM party p JOIN party q ON q.party = p.party
          WHERE p.holding = a.holding AND q.holding = b.holding AND p.role = 'actor' AND q.role = 'actor'))
)
SELECT p.sort AS kind, CASE p.sort WHEN 'revision' THEN p.kind END AS of,
       MAX(p.actors) AS actors, MAX(p.issues) AS issues,
       p.other_value AS earlier, MIN(p.other_at) AS earlier_at, group_concat(p.other_origin, '|') AS earlier_origins,
       p.value AS later, MAX(p.at) AS later_at, group_concat(p.origin, '|') AS later_origins, MAX(p.open) AS open,
       group_concat(p.other_id, '|') || '|' || group_concat(p.id, '|') AS statements
FROM pair p
WHERE (:party = '' OR EXISTS (SELECT 1 FROM party q WHERE q.holding = p.holding AND q.party = :party))
  AND (:issue = '' OR EXISTS (
      SELECT 1 FROM issue i WHERE i.holding = p.holding AND (i.issue = :issue OR i.issue LIKE :below)))
GROUP BY p.sort, p.kind, p.other_fact, p.fact, p.other_value, p.value
HAVING MAX(p.known) >= :since
ORDER BY MAX(p.moment) DESC, p.sort, p.kind, p.fact, p.other_fact, p.value, p.other_value
LIMIT :limit
