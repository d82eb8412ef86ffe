-- What was said and done, in order?
-- One row per statement, the newest :limit of them, oldest first.
SELECT t.at, t.outlet, t.actors, t.act, t.negated, t.recipients, t.issues, t.status, t."when",
       t.points, t.amount, t.duration, t."within", t.condition, t.place, t.instrument,
       t.origin, t.sources, t.published, t.id AS statements
FROM (
    SELECT s.at, s.outlet, s.actors, s.act, s.negated, s.recipients, s.issues, s.status, s."when",
           s.points, s.amount_text AS amount, s.duration, s."within", s.condition, s.place, s.instrument,
           s.origin, s.sources, s.published, s.id, s.moment, s.holding
    FROM statement s
    WHERE +s.known <= :as_of AND :as_of < s.until
      AND s.recorded <= :as_recorded AND :as_recorded < s.ended
      AND s.moment < :before
      AND +s.known >= :since
      AND (:language = '' OR s.language = :language)
      AND (:party = '' OR EXISTS (
          SELECT 1 FROM party p WHERE p.holding = s.holding AND p.party = :party))
      AND (:issue = '' OR EXISTS (
          SELECT 1 FROM issue i WHERE i.holding = s.holding AND (i.issue = :issue OR i.issue LIKE :below)))
    ORDER BY s.moment DESC, s.holding DESC
    LIMIT :limit
) t
ORDER BY t.moment, t.holding
