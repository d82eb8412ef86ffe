-- What is still not settled, and who says so?
-- One row per party × slot that somebody says is not settled: not discussed, not agreed, only demanded or only
-- proposed; `guarantor.views.undefined` sets them against the guarantees: one row per guarantee × slot.
WITH word AS (
    SELECT k.party, k.issue, k.stance, t.moment, t.holding
    FROM position k
    JOIN statement t ON t.holding = COALESCE(
        (SELECT c.holding FROM statement c
         WHERE c.holding = k.holding AND k.moment < :before
           AND c.known <= :as_of AND :as_of < c.until
           AND c.recorded <= :as_recorded AND :as_recorded < c.ended
           AND (:language = '' OR c.language = :language)),
        (SELECT l.holding FROM stand l JOIN statement c ON c.holding = l.holding
         WHERE l.party = k.party AND l.issue = k.issue AND l.stance = k.stance AND l.moment < :before
           AND c.known <= :as_of AND :as_of < c.until
           AND c.recorded <= :as_recorded AND :as_recorded < c.ended
           AND (:language = '' OR c.language = :language)
         ORDER BY l.moment DESC, l.holding DESC
         LIMIT 1))
    WHERE k.issue IN ('guarantees.duration', 'guarantees.legal-force')
)
SELECT w.party, w.issue, w.stance, s.act, s.negated, s.status, s.actors, s.recipients, s.issues, s.at, s.origin, s.id
FROM word w
JOIN statement s ON s.holding = w.holding
ORDER BY w.issue, w.party, s.moment DESC, s.holding DESC
