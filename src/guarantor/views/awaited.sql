-- Who owes whom an answer, since when, due when?
-- One row per open answer: debtor × creditor × issue. A submission, a demand or a wait opens it; a later
-- answer of the debtor on the issue, on one above or on one below it closes it, or the creditor's withdrawal.
WITH newest AS MATERIALIZED (
    SELECT k.party, k.issue, k.family, k.answers, COALESCE(
        n.holding,
        (SELECT l.holding FROM reply l JOIN statement c ON c.holding = l.holding
         WHERE l.party = k.party AND l.issue = k.issue AND l.answers = k.answers AND l.moment < :before
           AND c.known <= :as_of AND :as_of < c.until
           AND c.recorded <= :as_recorded AND :as_recorded < c.ended
           AND (:language = '' OR c.language = :language)
         ORDER BY l.moment DESC, l.holding DESC
         LIMIT 1)) AS holding
    FROM answered k
    LEFT JOIN statement n ON n.holding = CASE WHEN k.moment < :before THEN k.holding END
                         AND n.known <= :as_of AND :as_of < n.until
                         AND n.recorded <= :as_recorded AND :as_recorded < n.ended
                         AND (:language = '' OR n.language = :language)
),
said AS (
    SELECT n.party, n.issue, n.family, n.answers, s.moment
    FROM newest n
    JOIN statement s ON s.holding = n.holding
),
above AS (
    SELECT party, family, MAX(moment) AS any, MAX(CASE WHEN issue = family THEN moment END) AS itself
    FROM said WHERE answers = 1
    GROUP BY party, family
),
asked AS (
    SELECT d.debtor, d.issue, d.family, d.moment AS latest FROM debt d
    WHERE (:issue = '' OR d.issue = :issue OR d.issue LIKE :below)
),
answer AS (
    SELECT q.debtor, q.issue, q.latest, COALESCE(a.moment, 0) AS moment,
           COALESCE(CASE WHEN q.issue = q.family THEN f.any ELSE f.itself END, 0) AS other
    FROM asked q
    LEFT JOIN above f ON f.party = q.debtor AND f.family = q.family
    LEFT JOIN said a ON a.party = q.debtor AND a.issue = q.issue AND a.answers = 1
),
closed AS (
    SELECT debtor, issue, CASE WHEN moment > other THEN moment ELSE other END AS moment
    FROM answer WHERE latest > moment AND latest > other
),
opened AS (
    SELECT k.debtor, k.creditor, k.issue, k.holding, c.known,
           ROW_NUMBER() OVER (PARTITION BY k.debtor, k.creditor, k.issue ORDER BY k.moment, k.holding) AS first,
           ROW_NUMBER() OVER (PARTITION BY k.debtor, k.creditor, k.issue
                              ORDER BY k.moment DESC, k.holding DESC) AS last
    FROM closed q
    JOIN claim k ON k.debtor = q.debtor AND k.issue = q.issue AND k.moment > q.moment AND k.moment < :before
    JOIN statement c ON c.holding = k.holding
    LEFT JOIN said w ON w.party = k.creditor AND w.issue = k.issue AND w.answers = 2
    WHERE k.moment > COALESCE(w.moment, 0)
      AND (:party = '' OR k.debtor = :party OR k.creditor = :party)
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
WHERE o.first = 1 AND l.known >= :since
ORDER BY o.debtor, o.issue, o.creditor
