-- Which texts are alive, who holds which, what changed?
-- One row per instrument version. A party holds, of each line of drafts, the youngest version that it put
-- forward, was handed, agreed to or worked on (a final text is younger than its draft); a version is alive while
-- somebody holds it. `parent` is what its authors held before; `changed`, the issues that they revised since.
WITH latest AS (
    SELECT k.party, k.version, k.line, d.moment, d.holding
    FROM custody k
    JOIN statement d ON d.holding = COALESCE(
        (SELECT c.holding FROM statement c
         WHERE c.holding = k.holding AND k.moment < :before
           AND c.known <= :as_of AND :as_of < c.until
           AND c.recorded <= :as_recorded AND :as_recorded < c.ended
           AND (:language = '' OR c.language = :language)),
        (SELECT l.holding FROM draft l JOIN statement c ON c.holding = l.holding
         WHERE l.party = k.party AND l.version = k.version AND l.moment < :before
           AND c.known <= :as_of AND :as_of < c.until
           AND c.recorded <= :as_recorded AND :as_recorded < c.ended
           AND (:language = '' OR c.language = :language)
         ORDER BY l.moment DESC, l.holding DESC
         LIMIT 1))
),
earliest AS (
    SELECT n.party, n.version, n.line, d.moment, d.holding, d.role
    FROM latest n
    JOIN statement s ON s.holding = (
        SELECT f.holding FROM draft f JOIN statement c ON c.holding = f.holding
        WHERE f.party = n.party AND f.version = n.version AND f.moment < :before
          AND c.known <= :as_of AND :as_of < c.until
          AND c.recorded <= :as_recorded AND :as_recorded < c.ended
          AND (:language = '' OR c.language = :language)
        ORDER BY f.moment, f.holding
        LIMIT 1)
    JOIN draft d ON d.party = n.party AND d.version = n.version AND d.moment = s.moment AND d.holding = s.holding
),
birth AS (
    SELECT version, MIN(moment) AS moment FROM earliest GROUP BY version
),
held AS (
    SELECT n.party, n.version, n.moment, n.holding,
           ROW_NUMBER() OVER (PARTITION BY n.party, n.line
                              ORDER BY CASE WHEN n.version LIKE '%-draft' THEN 1 ELSE 0 END,
                                       b.moment DESC, n.moment DESC, n.holding DESC) AS place
    FROM latest n
    JOIN birth b ON b.version = n.version
),
version AS (
    SELECT n.version, MAX(n.moment) AS latest, MIN(e.moment) AS began,
           group_concat(CASE WHEN n.place = 1 THEN n.party END, '|') AS holders,
           group_concat(s.id, '|') AS ids
    FROM held n
    JOIN earliest e ON e.party = n.party AND e.version = n.version
    JOIN statement s ON s.holding = n.holding
    GROUP BY n.version
),
ends AS (
    SELECT v.version, v.began, v.holders, v.ids,
           (SELECT MIN(e.holding) FROM earliest e WHERE e.version = v.version AND e.moment = v.began) AS began_by,
           (SELECT MAX(n.holding) FROM latest n WHERE n.version = v.version AND n.moment = v.latest) AS latest_by
    FROM version v
),
lineage AS (
    SELECT v.version, v.began, v.holders, v.ids, v.began_by, v.latest_by,
           (SELECT MAX(o.moment) FROM earliest e
            JOIN earliest o ON o.party = e.party AND o.line = e.line AND o.version <> e.version AND o.moment < v.began
            WHERE e.version = v.version AND e.holding = v.began_by) AS parent_began
    FROM ends v
),
born AS (
    SELECT v.version, v.began, v.holders, v.ids, v.began_by, v.latest_by, v.parent_began,
           (SELECT MIN(o.version) FROM earliest e
            JOIN earliest o ON o.party = e.party AND o.line = e.line AND o.version <> e.version
                                AND o.moment = v.parent_began
            WHERE e.version = v.version AND e.holding = v.began_by) AS parent
    FROM lineage v
)
SELECT v.version, b.points, b.actors AS authors, b.at AS since, v.holders,
       CASE WHEN v.holders IS NULL THEN 0 ELSE 1 END AS alive,
       s.act AS latest_act, s.actors AS latest_actors, s.recipients, s.at AS latest, v.parent,
       (SELECT group_concat(r.issues, '|') FROM statement r
        WHERE r.act = 'revise' AND r.negated = 0
          AND r.moment > v.parent_began AND r.moment <= v.began + :a_day
          AND r.known <= :as_of AND :as_of < r.until
          AND r.recorded <= :as_recorded AND :as_recorded < r.ended
          AND (:language = '' OR r.language = :language)
          AND EXISTS (SELECT 1 FROM party a JOIN party c ON c.party = a.party
                      WHERE a.holding = r.holding AND c.holding = v.began_by)) AS changed,
       b.origin, b.id || '|' || s.id || '|' || v.ids AS statements
FROM born v
JOIN statement b ON b.holding = v.began_by
JOIN statement s ON s.holding = v.latest_by
WHERE s.known >= :since
  AND (:party = '' OR '|' || COALESCE(v.holders, '') || '|' LIKE '%|' || :party || '|%'
       OR EXISTS (SELECT 1 FROM party p WHERE p.holding = v.began_by AND p.party = :party))
  AND (:issue = '' OR EXISTS (
      SELECT 1 FROM issue i WHERE i.holding = v.began_by AND (i.issue = :issue OR i.issue LIKE :below)))
ORDER BY v.began, v.version
