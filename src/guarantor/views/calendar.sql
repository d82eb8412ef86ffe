-- Who meets whom, when, where; held, planned, moved, dropped?
-- One row per report of a meeting, in the order of publication; `guarantor.views.calendar` joins the reports
-- of one meeting into one row with its history.
-- With :limit, from the newest :reports of them.
SELECT r.id, r.article, r.published, r.known, r.actors, r.negated, r.status, r."when", r.when_from, r.when_to,
       r.place, r.issues, r.origin
FROM (
SELECT s.id, s.article, s.published, s.known, s.actors, s.negated, s.status, s."when", s.when_from, s.when_to,
       s.place, s.issues, s.origin, s.moment, s.holding
FROM statement s
WHERE s.act = 'meet'
  AND +s.known <= :as_of AND :as_of < s.until
  AND s.recorded <= :as_recorded AND :as_recorded < s.ended
  AND s.moment < :before
  AND (:language = '' OR s.language = :language)
ORDER BY s.moment DESC, s.holding DESC
LIMIT :reports
) r
ORDER BY r.published, r.moment, r.holding
