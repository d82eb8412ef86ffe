-- Who owes whom an answer, since when, due when?
-- One row per open answer: debtor × creditor × issue. A submission, a demand or a wait opens it; a later
-- answer of the debtor on the issue, on one above or on one below it closes it, or the creditor's withdrawal.
WITH answered AS (
    SELECT d.debtor, d.creditor, d.issue, COALESCE((
        SELECT w.moment FROM stand w
        WHERE w.party = d.creditor AND w.family = d.family AND w.answers = 2 AND w.issue = d.issue
          AND w.known <= :as_of AND :as_of < w.until
          AND w.recorded <= :as_recorded AND :as_recorded < w.ended
          AND w.moment < :before
          AND (:language = '' OR w.language = :language)
        ORDER BY w.moment DESC
        LIMIT 1), 0) AS withdrawn, COALESCE((
        SELECT a.moment FROM stand a
        WHERE a.party = d.debtor AND a.family = d.family AND a.answers = 1
          AND (a.issue = d.issue OR a.issue LIKE d.issue || '.%' OR d.issue LIKE a.issue || '.%')
          AND a.known <= :as_of AND :as_of < a.until
          AND a.recorded <= :as_recorded AND :as_recorded < a.ended
          AND a.moment < :before
          AND (:language = '' OR a.language = :language)
        ORDER BY a.moment DESC
        LIMIT 1), 0) AS moment
    FROM debt d
    WHERE (:party = '' OR d.debtor = :party OR d.creditor = :party)
      AND (:issue = '' OR d.issue = :issue OR d.issue LIKE :below)
),
closed AS (
    SELECT debtor, creditor, issue, CASE WHEN withdrawn > moment THEN withdrawn ELSE moment END AS moment
    FROM answered
),
opened AS (
    SELECT n.debtor, n.creditor, n.issue,
           (SELECT c.holding FROM claim c
            WHERE c.debtor = n.debtor AND c.creditor = n.creditor AND c.issue = n.issue
              AND c.moment > n.moment AND c.moment < :before
              AND c.known <= :as_of AND :as_of < c.until
              AND c.recorded <= :as_recorded AND :as_recorded < c.ended
              AND (:language = '' OR c.language = :language)
            ORDER BY c.moment, c.holding
            LIMIT 1) AS began,
           (SELECT c.holding FROM claim c
            WHERE c.debtor = n.debtor AND c.creditor = n.creditor AND c.issue = n.issue
              AND c.moment > n.moment AND c.moment < :before
              AND c.known <= :as_of AND :as_of < c.until
              AND c.recorded <= :as_recorded AND :as_recorded < c.ended
              AND (:language = '' OR c.language = :language)
            ORDER BY c.moment DESC, c.holding DESC
            LIMIT 1) AS latest
    FROM closed n
)
SELECT o.debtor, o.creditor, o.issue, b.act, b.at AS since, s.at AS latest,
       COALESCE(s.due, b.due) AS due,
       CASE WHEN COALESCE(s.due, b.due) IS NULL THEN '' WHEN COALESCE(s.due, b.due) < :as_of_date THEN 'overdue'
            ELSE 'pending' END AS state,
       COALESCE(s.points, b.points) AS points, s.instrument, s.origin, b.id || '|' || s.id AS statements
FROM opened o
JOIN statement b ON b.holding = o.began
JOIN statement s ON s.holding = o.latest
WHERE s.known >= :since
ORDER BY o.debtor, o.issue, o.creditor
