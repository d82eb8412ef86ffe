-- What is still not settled, and who says so?
-- One row per party × slot that somebody says is not settled: not discussed, not agreed, only demanded or only
-- proposed; `guarantor.views.undefined` sets them against the guarantees: one row per guarantee × slot.
WITH newest AS MATERIALIZED (
    SELECT k.party, k.issue, k.stance, COALESCE(
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
    WHERE k.issue IN ('guarantees.duration', 'guarantees.legal-force')
)
SELECT w.party, w.issue, w.stance, s.act, s.negated, s.status, s.actors, s.recipients, s.issues, s.at, s.origin,
       s.id AS statements
FROM newest w
JOIN statement s ON s.holding = w.holding
ORDER BY w.issue, w.party, s.moment DESC, s.holding DESC
