-- What is still not settled, and who says so?
-- One row per party × slot that somebody says is not settled: not discussed, not agreed, only demanded or only
-- proposed; `guarantor.views.undefined` sets them against the guarantees: one row per guarantee × slot.
WITH word AS (
    SELECT k.party, k.issue, k.stance, t.moment, t.holding
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
    WHERE k.issue IN ('guarantees.duration', 'guarantees.legal-force') AND k.stance <> ''
)
SELECT w.party, w.issue, w.stance, s.act, s.negated, s.status, s.actors, s.recipients, s.at, s.origin, s.id
FROM word w
JOIN statement s ON s.holding = w.holding
ORDER BY w.issue, w.party, s.moment DESC, s.holding DESC
