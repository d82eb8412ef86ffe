-- Where does each party stand on each issue, and since when?
-- One row per party × issue. A stance outweighs a mere discussion; `since` is the first report of the
-- stance after the last report of another one, which `previously` names.
WITH newest AS MATERIALIZED (
    SELECT k.party, k.issue, k.stance, CASE WHEN n.holding IS NOT NULL THEN k.moment END AS moment, COALESCE(
        n.holding,
        (SELECT l.holding FROM stand l JOIN statement c ON c.holding = l.holding
         WHERE l.party = k.party AND l.issue = k.issue AND l.stance = k.stance AND l.moment < :before
           AND c.known <= :as_of AND :as_of < c.until
           AND c.recorded <= :as_recorded AND :as_recorded < c.ended
           AND (:language = '' OR c.language = :language)
         ORDER BY l.moment DESC, l.holding DESC
         LIMIT 1)) AS holding
    FROM position k
    LEFT JOIN statement n ON n.holding = CASE WHEN k.moment < :before THEN k.holding END
                         AND n.known <= :as_of AND :as_of < n.until
                         AND n.recorded <= :as_recorded AND :as_recorded < n.ended
                         AND (:language = '' OR n.language = :language)
    WHERE k.party BETWEEN :first_party AND :last_party
      AND (:party = '' OR k.party = :party)
      AND (:issue = '' OR k.issue = :issue OR k.issue LIKE :below)
),
timed AS (
    SELECT n.party, n.issue, n.stance, n.holding, COALESCE(n.moment, t.moment) AS moment
    FROM newest n
    LEFT JOIN statement t ON t.holding = CASE WHEN n.moment IS NULL THEN n.holding END
    WHERE n.holding IS NOT NULL
),
latest AS (
    SELECT t.party, t.issue, t.stance, t.holding,
           ROW_NUMBER() OVER rank AS place, LEAD(t.stance) OVER rank AS next_stance,
           LEAD(t.holding) OVER rank AS next_holding, LEAD(t.moment) OVER rank AS next_moment
    FROM timed t
    WINDOW rank AS (
        PARTITION BY t.party, t.issue
        ORDER BY CASE t.stance WHEN 'discusses' THEN 1 ELSE 0 END, t.moment DESC, t.holding DESC)
),
ranked AS (
    SELECT n.party, n.issue, n.stance, n.holding,
           CASE WHEN n.next_stance <> 'discusses' THEN n.next_stance END AS previously,
           CASE WHEN n.next_stance <> 'discusses' THEN n.next_holding END AS ended,
           CASE WHEN n.next_stance <> 'discusses' THEN n.next_moment ELSE 0 END AS turned
    FROM latest n
    WHERE n.place = 1
),
standing AS (
    SELECT r.party, r.issue, r.stance, r.holding, r.previously, r.ended,
           (SELECT f.holding FROM stand f JOIN statement c ON c.holding = f.holding
            WHERE f.party = r.party AND f.issue = r.issue AND f.stance = r.stance
              AND f.moment > r.turned AND f.moment < :before
              AND c.known <= :as_of AND :as_of < c.until
              AND c.recorded <= :as_recorded AND :as_recorded < c.ended
              AND (:language = '' OR c.language = :language)
            ORDER BY f.moment, f.holding
            LIMIT 1) AS began
    FROM ranked r
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
