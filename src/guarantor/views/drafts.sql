-- Which texts are alive, who holds which, what changed?
-- One row per instrument version. A party holds, of each line of drafts, the youngest version that it put
-- forward, was handed, agreed to or worked on (a final text is younger than its draft); a version is alive while
-- somebody holds it. A version is as young as its dated act or its first telling; one that is only told without
-- a date, right after an act on another version more than two weeks old, is background and follows that act.
-- `parent` is what most of its authors held before; `changed`, the issues that they revised since.
WITH newest AS MATERIALIZED (
    SELECT k.party, k.version, k.line, COALESCE(
        n.holding,
        (SELECT l.holding FROM draft l JOIN statement c ON c.holding = l.holding
         WHERE l.party = k.party AND l.version = k.version AND l.moment < :before
           AND c.known <= :as_of AND :as_of < c.until
           AND c.recorded <= :as_recorded AND :as_recorded < c.ended
           AND (:language = '' OR c.language = :language)
         ORDER BY l.moment DESC, l.holding DESC
         LIMIT 1)) AS holding
    FROM custody k
    LEFT JOIN statement n ON n.holding = CASE WHEN k.moment < :before THEN k.holding END
                         AND n.known <= :as_of AND :as_of < n.until
                         AND n.recorded <= :as_recorded AND :as_recorded < n.ended
                         AND (:language = '' OR n.language = :language)
),
latest AS (
    SELECT n.party, n.version, n.line, s.moment, s.holding
    FROM newest n
    JOIN statement s ON s.holding = n.holding
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
told AS (
    SELECT e.party, e.version, e.line, e.holding, e.moment, s."when",
           MAX(CASE WHEN s."when" IS NULL THEN 0 ELSE 1 END) OVER (PARTITION BY e.version) AS dated,
           (SELECT MAX(b.moment) + 1
            FROM entry n
            JOIN statement b ON b.seq = n.seq
            JOIN draft d ON d.holding = b.holding AND d.line = e.line AND d.version <> e.version
            WHERE s."when" IS NULL AND n.article = s.article
              AND b.evidence_start BETWEEN s.evidence_start - 400 AND s.evidence_start - 1
              AND b.when_to < s.known - 14
              AND b.recorded <= :as_recorded AND :as_recorded < b.ended) AS background
    FROM earliest e
    JOIN statement s ON s.holding = e.holding
),
begun AS (
    SELECT t.party, t.version, t.line, t.holding,
           CASE WHEN t.dated = 1 THEN t.moment ELSE COALESCE(t.background, t.moment) END AS moment
    FROM told t
),
birth AS (
    SELECT version, MIN(moment) AS moment FROM begun GROUP BY version
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
    SELECT n.version, MAX(n.moment) AS latest, MIN(b.moment) AS began,
           group_concat(CASE WHEN n.place = 1 THEN n.party END, '|') AS holders,
           group_concat(s.id, '|') AS ids
    FROM held n
    JOIN birth b ON b.version = n.version
    JOIN statement s ON s.holding = n.holding
    GROUP BY n.version
),
ends AS (
    SELECT v.version, v.began, v.holders, v.ids,
           (SELECT MIN(e.holding) FROM begun e WHERE e.version = v.version AND e.moment = v.began) AS began_by,
           (SELECT MAX(n.holding) FROM latest n WHERE n.version = v.version AND n.moment = v.latest) AS latest_by
    FROM version v
),
ancestor AS (
    SELECT v.version, o.version AS parent, b.moment, COUNT(DISTINCT o.party) AS shared
    FROM ends v
    JOIN party e ON e.holding = v.began_by AND e.role = 'actor'
    JOIN begun o ON o.party = e.party AND o.version <> v.version
    JOIN begun n ON n.holding = v.began_by AND n.version = v.version AND n.party = e.party AND n.line = o.line
    JOIN birth b ON b.version = o.version AND b.moment < v.began
    WHERE v.version NOT LIKE '%-draft'
    GROUP BY v.version, o.version, b.moment
    UNION ALL
    SELECT v.version, b.version, b.moment, 1000 FROM ends v JOIN birth b ON b.version = v.version || '-draft'
),
ranked AS (
    SELECT a.version, a.parent, a.moment,
           ROW_NUMBER() OVER (PARTITION BY a.version ORDER BY a.shared DESC, a.moment DESC, a.parent) AS place
    FROM ancestor a
),
born AS (
    SELECT v.version, v.began, v.holders, v.ids, v.began_by, v.latest_by, a.parent,
           a.moment AS parent_began
    FROM ends v
    LEFT JOIN ranked a ON a.version = v.version AND a.place = 1
)
SELECT v.version, b.points, b.actors AS authors, b.at AS since, v.holders,
       CASE WHEN v.holders IS NULL THEN 0 ELSE 1 END AS alive,
       s.act AS latest_act, s.actors AS latest_actors, s.recipients, s.at AS latest, v.parent,
       (SELECT group_concat(r.issues, '|') FROM statement r
        WHERE r.act = 'revise' AND r.negated = 0
          AND r.moment > v.parent_began
          AND r.moment <= CASE WHEN b.moment > v.began + :a_day THEN b.moment ELSE v.began + :a_day END
          AND (r.moment <= v.began + :a_day OR r.holding = v.began_by)
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
