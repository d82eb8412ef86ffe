-- Who feeds this picture, and how independent are they?
-- One row per origin: how many statements and facts come from it, through how many outlets, and how many
-- facts nobody else tells. With :limit, the origins of the most statements.
-- Here stand the tellings that wait to be packed, as numbers; `guarantor.views.sources` counts them with the
-- packed ones of `segment`.
SELECT t.holding, t.recorded, t.language, t.origin, t.fact, t.outlet, t.article, t.published, t.id
FROM telling t
WHERE t.known >= :since AND t.known <= :as_of
