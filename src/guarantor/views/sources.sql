-- Who feeds this picture, and how independent are they?
-- One row per origin: how many statements and facts come from it, through how many outlets, and how many
-- facts nobody else tells. With :limit, the origins of the most statements.
-- Here stands one row per day with what was told on it in lists by line; `guarantor.views.sources` counts.
SELECT group_concat(s.origin, '
') AS origin, group_concat(s.fact, '
') AS fact, group_concat(s.outlet, '
') AS outlet, group_concat(s.article, '
') AS article, group_concat(s.published, '
') AS published, group_concat(s.id, '
') AS id
FROM statement s
WHERE s.known >= :since AND s.known <= :as_of AND :as_of < s.until
  AND s.recorded <= :as_recorded AND :as_recorded < s.ended
  AND (:language = '' OR s.language = :language)
  AND (:party = '' OR EXISTS (
      SELECT 1 FROM party p WHERE p.holding = s.holding AND p.party = :party))
  AND (:issue = '' OR EXISTS (
      SELECT 1 FROM issue i WHERE i.holding = s.holding AND (i.issue = :issue OR i.issue LIKE :below)))
GROUP BY s.known
