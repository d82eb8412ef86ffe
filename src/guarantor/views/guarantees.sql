-- Who guarantees what, how firmly, on which terms?
-- One row per guarantor × mechanism. Firmness is the rung that stands after the last refusal: what was
-- agreed falls back when it is discussed again, what was pledged or signed only when it is taken back.
WITH newest AS MATERIALIZED (
    SELECT k.party, k.issue, k.firmness, CASE WHEN n.holding IS NOT NULL THEN k.moment END AS moment, COALESCE(
        n.holding,
        (SELECT l.holding FROM commitment l JOIN statement c ON c.holding = l.holding
         WHERE l.party = k.party AND l.issue = k.issue AND l.firmness = k.firmness AND l.moment < :before
           AND c.known <= :as_of AND :as_of < c.until
           AND c.recorded <= :as_recorded AND :as_recorded < c.ended
           AND (:language = '' OR c.language = :language)
         ORDER BY l.moment DESC, l.holding DESC
         LIMIT 1)) AS holding
    FROM ladder k
    LEFT JOIN statement n ON n.holding = CASE WHEN k.moment < :before THEN k.holding END
                         AND n.known <= :as_of AND :as_of < n.until
                         AND n.recorded <= :as_recorded AND :as_recorded < n.ended
                         AND (:language = '' OR n.language = :language)
    WHERE k.party BETWEEN :first_party AND :last_party
      AND k.firmness >= 0 AND k.party <> :beneficiary
      AND (k.issue = 'guarantees' OR k.issue LIKE 'guarantees.%')
      AND k.issue NOT IN ('guarantees.duration', 'guarantees.legal-force')
      AND (:party = '' OR :party = :beneficiary OR k.party = :party)
      AND (:issue = '' OR k.issue = :issue OR k.issue LIKE :below)
),
rung AS (
    SELECT n.party, n.issue, n.firmness, COALESCE(n.moment, t.moment) AS moment, n.holding
    FROM newest n
    LEFT JOIN statement t ON t.holding = CASE WHEN n.moment IS NULL THEN n.holding END
    WHERE n.holding IS NOT NULL
),
step AS (
    SELECT party, issue, firmness,
           ROW_NUMBER() OVER (PARTITION BY party, issue ORDER BY moment, holding) AS moment
    FROM rung
),
peak AS (
    SELECT party, issue, MAX(firmness) AS firmness,
           COALESCE(MAX(CASE firmness WHEN 0 THEN moment END), 0) AS refused,
           COALESCE(MAX(CASE firmness WHEN 1 THEN moment END), 0) AS discussed,
           COALESCE(MAX(CASE firmness WHEN 2 THEN moment END), 0) AS proposed,
           COALESCE(MAX(CASE firmness WHEN 3 THEN moment END), 0) AS pledged,
           COALESCE(MAX(CASE firmness WHEN 4 THEN moment END), 0) AS agreed,
           COALESCE(MAX(CASE firmness WHEN 5 THEN moment END), 0) AS signed,
           COALESCE(MAX(CASE firmness WHEN 6 THEN moment END), 0) AS ratified,
           COALESCE(MAX(CASE firmness WHEN 7 THEN moment END), 0) AS performed
    FROM step
    GROUP BY party, issue
    HAVING MAX(firmness) > 0
),
standing AS (
    SELECT party, issue, firmness AS highest,
           CASE WHEN performed > refused THEN 7
                WHEN ratified > refused THEN 6
                WHEN signed > refused THEN 5
                WHEN agreed > refused AND agreed >= discussed THEN 4
                WHEN pledged > refused THEN 3
                WHEN proposed > refused AND agreed <= refused THEN 2
                WHEN discussed > refused THEN 1
                ELSE 0 END AS firmness
    FROM peak
),
held AS MATERIALIZED (
    SELECT k.party, k.issue, k.slot, COALESCE(
        n.holding,
        (SELECT l.holding FROM term l JOIN statement c ON c.holding = l.holding
         WHERE l.party = k.party AND l.issue = k.issue AND l.slot = k.slot AND l.moment < :before
           AND c.known <= :as_of AND :as_of < c.until
           AND c.recorded <= :as_recorded AND :as_recorded < c.ended
           AND (:language = '' OR c.language = :language)
         ORDER BY l.moment DESC, l.holding DESC
         LIMIT 1)) AS holding
    FROM slot k
    LEFT JOIN statement n ON n.holding = CASE WHEN k.moment < :before THEN k.holding END
                         AND n.known <= :as_of AND :as_of < n.until
                         AND n.recorded <= :as_recorded AND :as_recorded < n.ended
                         AND (:language = '' OR n.language = :language)
    WHERE k.party BETWEEN :first_party AND :last_party
      AND k.party <> :beneficiary
      AND (:party = '' OR :party = :beneficiary OR k.party = :party)
      AND (:issue = '' OR k.issue = :issue OR k.issue LIKE :below
           OR k.slot = 'duration' AND k.issue IN ('guarantees', 'guarantees.duration'))
),
offered AS (
    SELECT h.party, h.issue AS mechanism, h.issue, h.slot, h.holding FROM held h
    UNION ALL
    SELECT g.party, g.issue, d.issue, d.slot, d.holding
    FROM standing g
    JOIN (SELECT h.party, h.issue, h.slot, h.holding,
                 ROW_NUMBER() OVER (PARTITION BY h.party ORDER BY s.moment DESC, h.holding DESC) AS place
          FROM held h JOIN statement s ON s.holding = h.holding
          WHERE h.slot = 'duration' AND h.issue IN ('guarantees', 'guarantees.duration')) d
      ON d.party = g.party AND d.place = 1
    WHERE NOT EXISTS (
        SELECT 1 FROM held o
        WHERE o.party = g.party AND o.issue = g.issue AND o.slot = 'duration' AND o.holding IS NOT NULL)
),
chosen AS (
    SELECT g.party, g.issue, h.slot, t.value, t.origin, s.id,
           CASE WHEN t.slot IN ('amount', 'duration', 'within', 'command') THEN (
               SELECT o.value FROM term o JOIN statement c ON c.holding = o.holding
               WHERE o.party = t.party AND o.issue = t.issue AND o.slot = t.slot
                 AND o.moment > t.moment - 8 * :a_day AND o.moment <= t.moment
                 AND o.value <> t.value AND o.origin <> t.origin
                 AND c.known <= :as_of AND :as_of < c.until
                 AND c.recorded <= :as_recorded AND :as_recorded < c.ended
                 AND (:language = '' OR c.language = :language)
               ORDER BY o.moment DESC, o.holding DESC
               LIMIT 1) END AS otherwise
    FROM standing g
    JOIN offered h ON h.party = g.party AND h.mechanism = g.issue
    JOIN statement s ON s.holding = h.holding
    JOIN term t ON t.party = h.party AND t.issue = h.issue AND t.slot = h.slot AND t.moment = s.moment
               AND t.holding = s.holding
),
terms AS MATERIALIZED (
    SELECT c.party, c.issue,
           MAX(CASE c.slot WHEN 'condition' THEN c.value END) AS condition,
           MAX(CASE c.slot WHEN 'amount' THEN c.value END) AS amount,
           MAX(CASE c.slot WHEN 'duration' THEN c.value END) AS duration,
           MAX(CASE c.slot WHEN 'within' THEN c.value END) AS "within",
           MAX(CASE c.slot WHEN 'place' THEN c.value END) AS place,
           MAX(CASE c.slot WHEN 'scope' THEN c.value END) AS scope,
           MAX(CASE c.slot WHEN 'command' THEN c.value END) AS command,
           group_concat(c.slot || ': ' || c.value || ' (' || c.origin || ')', '|') AS terms,
           group_concat(CASE WHEN c.otherwise IS NOT NULL THEN c.slot || ': ' || c.otherwise END, '|') AS conflicts,
           group_concat(c.id, '|') AS statements
    FROM chosen c
    GROUP BY c.party, c.issue
)
SELECT g.party AS guarantor, g.issue AS mechanism,
       CASE g.firmness WHEN 7 THEN 'in force' WHEN 6 THEN 'ratified' WHEN 5 THEN 'signed' WHEN 4 THEN 'agreed'
                       WHEN 3 THEN 'pledged' WHEN 2 THEN 'proposed' WHEN 1 THEN 'discussed'
                       ELSE 'rejected' END AS firmness,
       s.at AS since, s.act, s.status,
       CASE WHEN g.highest > g.firmness THEN
           CASE g.highest WHEN 7 THEN 'in force' WHEN 6 THEN 'ratified' WHEN 5 THEN 'signed' WHEN 4 THEN 'agreed'
                          WHEN 3 THEN 'pledged' WHEN 2 THEN 'proposed' ELSE 'discussed' END
       END AS fell_from,
       t.condition, t.amount, t.duration, t."within", t.place, t.scope, t.command,
       s.instrument, s.origin, t.terms, t.conflicts,
       s.id || COALESCE('|' || h.id, '') || COALESCE('|' || t.statements, '') AS statements
FROM standing g
JOIN rung r ON r.party = g.party AND r.issue = g.issue AND r.firmness = g.firmness
JOIN statement s ON s.holding = r.holding
LEFT JOIN rung p ON p.party = g.party AND p.issue = g.issue AND p.firmness = g.highest
                AND g.highest > g.firmness
LEFT JOIN statement h ON h.holding = p.holding
LEFT JOIN terms t ON t.party = g.party AND t.issue = g.issue
WHERE s.known >= :since
ORDER BY g.party, g.issue
