-- Who owes whom an answer, since when, due when?
-- One row per open answer: debtor × creditor × issue. A submission, a demand or a wait opens it; a later
-- answer of the debtor on the issue, on one above or on one below it closes it, or the creditor's withdrawal.
WITH pair AS (
    SELECT DISTINCT party, issue, family FROM position
),
answer AS (
    SELECT k.party, k.issue, k.family,
           (SELECT a.moment FROM stand a
            WHERE a.party = k.party AND a.issue = k.issue AND a.answers = 1 AND a.moment < :before
              AND a.known <= :as_of AND :as_of < a.until
              AND a.recorded <= :as_recorded AND :as_recorded < a.ended
              AND (:language = '' OR a.language = :language)
            ORDER BY a.moment DESC LIMIT 1) AS moment
    FROM pair k
),
withdrawal AS (
    SELECT k.party, k.issue,
           (SELECT w.moment FROM stand w
            WHERE w.party = k.party AND w.issue = k.issue AND w.answers = 2 AND w.moment < :before
              AND w.known <= :as_of AND :as_of < w.until
              AND w.recorded <= :as_recorded AND :as_recorded < w.ended
              AND (:language = '' OR w.language = :language)
            ORDER BY w.moment DESC LIMIT 1) AS moment
    FROM pair k
),
asked AS (
    SELECT DISTINCT d.debtor, d.issue, d.family FROM debt d
    WHERE (:party = '' OR d.debtor = :party OR d.creditor = :party)
      AND (:issue = '' OR d.issue = :issue OR d.issue LIKE :below)
),
closed AS (
    SELECT q.debtor, q.issue, COALESCE(MAX(a.moment), 0) AS moment
    FROM asked q
    LEFT JOIN answer a ON a.party = q.debtor
                      AND (a.issue = q.issue OR a.issue = q.family OR a.family = q.issue)
    GROUP BY q.debtor, q.issue
),
opened AS (
    SELECT c.debtor, c.creditor, c.issue, c.holding,
           ROW_NUMBER() OVER (PARTITION BY c.debtor, c.creditor, c.issue ORDER BY c.moment, c.holding) AS first,
           ROW_NUMBER() OVER (PARTITION BY c.debtor, c.creditor, c.issue
                              ORDER BY c.moment DESC, c.holding DESC) AS last
    FROM closed q
    JOIN claim c ON c.debtor = q.debtor AND c.issue = q.issue AND c.moment > q.moment AND c.moment < :before
    LEFT JOIN withdrawal w ON w.party = c.creditor AND w.issue = c.issue
    WHERE c.moment > COALESCE(w.moment, 0)
      AND (:party = '' OR c.debtor = :party OR c.creditor = :party)
      AND c.known <= :as_of AND :as_of < c.until
      AND c.recorded <= :as_recorded AND :as_recorded < c.ended
      AND (:language = '' OR c.language = :language)
)
SELECT o.debtor, o.creditor, o.issue, b.act, b.at AS since, s.at AS latest,
       COALESCE(s.due, b.due) AS due,
       CASE WHEN COALESCE(s.due, b.due) IS NULL THEN '' WHEN COALESCE(s.due, b.due) < :as_of_date THEN 'overdue'
            ELSE 'pending' END AS state,
       COALESCE(s.points, b.points) AS points, s.instrument, s.origin, b.id || '|' || s.id AS statements
FROM opened o
JOIN opened l ON l.debtor = o.debtor AND l.creditor = o.creditor AND l.issue = o.issue AND l.last = 1
JOIN statement b ON b.holding = o.holding
JOIN statement s ON s.holding = l.holding
WHERE o.first = 1 AND s.known >= :since
ORDER BY o.debtor, o.issue, o.creditor
