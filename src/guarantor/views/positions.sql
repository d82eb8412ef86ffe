-- Where does each party stand on each issue, and since when?
-- One row per party × issue. A stance outweighs a mere discussion; `since` is the first report of the
-- stance after the last report of another one, which `previously` names.
WITH latest AS (
    SELECT k.party, k.issue, k.stance, t.moment, t.holding,
           ROW_NUMBER() OVER (
               PARTITION BY k.party, k.issue
               ORDER BY CASE k.stance WHEN 'discusses' THEN 1 ELSE 0 END, t.moment DESC, t.holding DESC
           ) AS place
    FROM position k
    JOIN statement t ON t.holding = (
        SELECT l.holding FROM stand l
        WHERE l.party = k.party AND l.issue = k.issue AND l.stance = k.stance
          AND l.known <= :as_of AND :as_of < l.until
          AND l.recorded <= :as_recorded AND :as_recorded < l.ended
          AND l.moment < :before
          AND (:language = '' OR l.language = :language)
        ORDER BY l.moment DESC, l.holding DESC
        LIMIT 1)
    WHERE k.stance <> ''
      AND (:party = '' OR k.party = :party)
      AND (:issue = '' OR k.issue = :issue OR k.issue LIKE :below)
),
standing AS (
    SELECT n.party, n.issue, n.stance, n.holding, e.stance AS previously, e.holding AS ended,
           (SELECT f.holding FROM stand f
            WHERE f.party = n.party AND f.issue = n.issue AND f.stance = n.stance
              AND f.known <= :as_of AND :as_of < f.until
              AND f.recorded <= :as_recorded AND :as_recorded < f.ended
              AND f.moment > COALESCE(e.moment, 0) AND f.moment < :before
              AND (:language = '' OR f.language = :language)
            ORDER BY f.moment, f.holding
            LIMIT 1) AS began
    FROM latest n
    LEFT JOIN latest e
           ON e.party = n.party AND e.issue = n.issue AND e.place = 2 AND e.stance <> 'discusses'
    WHERE n.place = 1
)
SELECT g.party, g.issue, g.stance, s.act, s.negated, s.status, s.actors, s.condition,
       COALESCE(b.at, s.at) AS since, s.at AS latest, g.previously, s.origin,
       s.id || '|' || COALESCE(b.id, s.id) || COALESCE('|' || e.id, '') AS statements
FROM standing g
JOIN statement s ON s.holding = g.holding
LEFT JOIN statement b ON b.holding = g.began
LEFT JOIN statement e ON e.holding = g.ended
WHERE s.known >= :since
ORDER BY g.party, g.issue
