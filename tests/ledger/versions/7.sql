BEGIN TRANSACTION;
CREATE TABLE answered (
	party TEXT NOT NULL, 
	issue TEXT NOT NULL, 
	answers INTEGER NOT NULL, 
	moment BIGINT NOT NULL, 
	holding INTEGER NOT NULL, 
	family TEXT NOT NULL, 
	PRIMARY KEY (party, issue, answers)
)
 WITHOUT ROWID

;
INSERT INTO "answered" VALUES('RU','plan',1,2878955019559774479,5,'plan');
INSERT INTO "answered" VALUES('UA','plan',1,2878955019559774479,6,'plan');
INSERT INTO "answered" VALUES('US','plan',1,2878955019559774479,6,'plan');
CREATE TABLE article (
	id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	base TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	language TEXT NOT NULL, 
	outlet TEXT NOT NULL, 
	published TEXT NOT NULL, 
	known INTEGER NOT NULL, 
	until INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	text TEXT NOT NULL, 
	address TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	root TEXT NOT NULL, 
	sketch BLOB NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "article" VALUES('a1',1,'a1',1,'en','polis wire','2026-01-01T12:00:00.000000Z',20454,2147483647,'A plan','Moscow rejected the plan.','','9c0ec70d51d00c00a272778ea1e858af2afd133c84f2bfbbcf9537ab06f09892','polis wire',X'');
INSERT INTO "article" VALUES('a2',5,'a2',1,'en','polis wire','2026-01-02T12:00:00.000000Z',20455,2147483647,'A plan','Moscow rejected the plan.','','f346468f4ce8bbbae03b5ce947e2387c2be7ebd82cfb78571be7630dbba9114e','polis wire',X'');
INSERT INTO "article" VALUES('a3',9,'a3',1,'en','polis wire','2026-01-03T12:00:00.000000Z',20456,2147483647,'A plan','Moscow rejected the plan.','','0c867ed373c440be894c1f5459ac3b996423a09a58cf78bbf1af761f2e058694','polis wire',X'');
CREATE TABLE claim (
	debtor TEXT NOT NULL, 
	issue TEXT NOT NULL, 
	moment BIGINT NOT NULL, 
	creditor TEXT NOT NULL, 
	holding INTEGER NOT NULL, 
	PRIMARY KEY (debtor, issue, moment, creditor, holding)
)
 WITHOUT ROWID

;
INSERT INTO "claim" VALUES('RU','plan',2878673541751900195,'UA',2);
INSERT INTO "claim" VALUES('RU','plan',2878673541751900195,'US',2);
INSERT INTO "claim" VALUES('RU','plan',2878814280655837593,'UA',4);
INSERT INTO "claim" VALUES('RU','plan',2878814280655837593,'US',4);
INSERT INTO "claim" VALUES('RU','plan',2878955019559774479,'UA',6);
INSERT INTO "claim" VALUES('RU','plan',2878955019559774479,'US',6);
CREATE TABLE coding (
	article TEXT NOT NULL, 
	coder TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	ended INTEGER NOT NULL, 
	PRIMARY KEY (article, coder)
);
INSERT INTO "coding" VALUES('a1','rules/1',2,2147483647);
INSERT INTO "coding" VALUES('a2','rules/1',6,2147483647);
INSERT INTO "coding" VALUES('a3','rules/1',10,2147483647);
CREATE TABLE commitment (
	party TEXT NOT NULL, 
	issue TEXT NOT NULL, 
	firmness INTEGER NOT NULL, 
	moment BIGINT NOT NULL, 
	holding INTEGER NOT NULL, 
	PRIMARY KEY (party, issue, firmness, moment, holding)
)
 WITHOUT ROWID

;
CREATE TABLE custody (
	party TEXT NOT NULL, 
	version TEXT NOT NULL, 
	moment BIGINT NOT NULL, 
	holding INTEGER NOT NULL, 
	line TEXT NOT NULL, 
	PRIMARY KEY (party, version)
)
 WITHOUT ROWID

;
INSERT INTO "custody" VALUES('RU','plan-20',2878955019559774479,6,'plan');
INSERT INTO "custody" VALUES('UA','plan-20',2878955019559774479,6,'plan');
INSERT INTO "custody" VALUES('US','plan-20',2878955019559774479,6,'plan');
CREATE TABLE debt (
	debtor TEXT NOT NULL, 
	issue TEXT NOT NULL, 
	moment BIGINT NOT NULL, 
	holding INTEGER NOT NULL, 
	family TEXT NOT NULL, 
	PRIMARY KEY (debtor, issue)
)
 WITHOUT ROWID

;
INSERT INTO "debt" VALUES('RU','plan',2878955019559774479,6,'plan');
CREATE TABLE decision (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	statement TEXT NOT NULL, 
	said TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	reviewer TEXT NOT NULL, 
	decided TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	amended TEXT, 
	PRIMARY KEY (seq)
);
INSERT INTO "decision" VALUES(13,'9ca92a493ffcf26f','4783692e6f39ec76','2fdf1ae88ecb9d3b','reject','ann','2026-01-09T00:00:00.000000Z','no',NULL);
CREATE TABLE draft (
	party TEXT NOT NULL, 
	version TEXT NOT NULL, 
	moment BIGINT NOT NULL, 
	holding INTEGER NOT NULL, 
	line TEXT NOT NULL, 
	role TEXT NOT NULL, 
	PRIMARY KEY (party, version, moment, holding)
)
 WITHOUT ROWID

;
INSERT INTO "draft" VALUES('RU','plan-20',2878673541751900195,2,'plan','holder');
INSERT INTO "draft" VALUES('RU','plan-20',2878814280655837593,4,'plan','holder');
INSERT INTO "draft" VALUES('RU','plan-20',2878955019559774479,6,'plan','holder');
INSERT INTO "draft" VALUES('UA','plan-20',2878673541751900195,2,'plan','holder');
INSERT INTO "draft" VALUES('UA','plan-20',2878814280655837593,4,'plan','holder');
INSERT INTO "draft" VALUES('UA','plan-20',2878955019559774479,6,'plan','holder');
INSERT INTO "draft" VALUES('US','plan-20',2878673541751900195,2,'plan','holder');
INSERT INTO "draft" VALUES('US','plan-20',2878814280655837593,4,'plan','holder');
INSERT INTO "draft" VALUES('US','plan-20',2878955019559774479,6,'plan','holder');
CREATE TABLE entry (
	statement TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	article TEXT NOT NULL, 
	coder TEXT NOT NULL, 
	said TEXT NOT NULL, 
	PRIMARY KEY (statement)
);
INSERT INTO "entry" VALUES('3f2c3f1b2805228c',3,'a1','rules/1','d7477526d983b761');
INSERT INTO "entry" VALUES('4063274cc5e70fdd',4,'a1','rules/1','13a15ff3afb3038a');
INSERT INTO "entry" VALUES('7d8df2af0167f50c',7,'a2','rules/1','3a7e500f2a40207d');
INSERT INTO "entry" VALUES('964a5e71dcf20a79',8,'a2','rules/1','1a08c53f34a7a3fc');
INSERT INTO "entry" VALUES('4783692e6f39ec76',11,'a3','rules/1','2fdf1ae88ecb9d3b');
INSERT INTO "entry" VALUES('7c6788059b9dc570',12,'a3','rules/1','43cf1e0cad026f2d');
CREATE TABLE issue (
	holding INTEGER NOT NULL, 
	issue TEXT NOT NULL, 
	family TEXT NOT NULL, 
	PRIMARY KEY (holding, issue)
)
 WITHOUT ROWID

;
INSERT INTO "issue" VALUES(1,'plan','plan');
INSERT INTO "issue" VALUES(2,'plan','plan');
INSERT INTO "issue" VALUES(3,'plan','plan');
INSERT INTO "issue" VALUES(4,'plan','plan');
INSERT INTO "issue" VALUES(5,'plan','plan');
INSERT INTO "issue" VALUES(6,'plan','plan');
CREATE TABLE journal (
	seq INTEGER NOT NULL, 
	recorded_at TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "journal" VALUES(1,'2026-01-01T13:00:00.000000Z','article','{"address":"","id":"a1","language":"en","outlet":"polis wire","published":"2026-01-01T12:00:00+00:00","text":"Moscow rejected the plan.","title":"A plan"}','e6e95976ee96703a170c00601395feec30dd528aa8f047d0b13e96e82d24ac44');
INSERT INTO "journal" VALUES(2,'2026-01-01T13:00:00.000000Z','coding','{"article":"a1","coder":"rules/1"}','12852de4a53290ab6b8031922afe3827bc0d07942fd9c01255f73e0177247b8e');
INSERT INTO "journal" VALUES(3,'2026-01-01T13:00:00.000000Z','statement','{"act":"reject","actors":["RU"],"article":"a1","coder":"rules/1","confidence":null,"evidence":[7,31],"instrument":null,"issues":["plan"],"negated":false,"recipients":[],"rule":"","sources":[],"status":"actual","terms":{},"when":"2026-01"}','e1c148107e75cf4c6710ab7fb6b83168871dd8614dc72ce141d151a6b3bb0c1e');
INSERT INTO "journal" VALUES(4,'2026-01-01T13:00:00.000000Z','statement','{"act":"submit","actors":["US","UA"],"article":"a1","coder":"rules/1","confidence":null,"evidence":[7,31],"instrument":null,"issues":["plan"],"negated":false,"recipients":["RU"],"rule":"","sources":[],"status":"actual","terms":{"points":20},"when":null}','15f9b5513f29445789c875dcd576db14135d796b0dfd9016c0c5d123437db4ff');
INSERT INTO "journal" VALUES(5,'2026-01-02T13:00:00.000000Z','article','{"address":"","id":"a2","language":"en","outlet":"polis wire","published":"2026-01-02T12:00:00+00:00","text":"Moscow rejected the plan.","title":"A plan"}','06c0640989bbe77633945ae683e3d746c84d723b0a93d566f98c5a2424a12a0f');
INSERT INTO "journal" VALUES(6,'2026-01-02T13:00:00.000000Z','coding','{"article":"a2","coder":"rules/1"}','12813768d82daaa71fa29c716e4f7371362e9936be9d94ca5289b5621c5e207f');
INSERT INTO "journal" VALUES(7,'2026-01-02T13:00:00.000000Z','statement','{"act":"reject","actors":["RU"],"article":"a2","coder":"rules/1","confidence":null,"evidence":[7,31],"instrument":null,"issues":["plan"],"negated":false,"recipients":[],"rule":"","sources":[],"status":"actual","terms":{},"when":"2026-01"}','2aed3760fabe43e9ece80ccd336263dff9f79490a52e0e0f69e102e870fe13d4');
INSERT INTO "journal" VALUES(8,'2026-01-02T13:00:00.000000Z','statement','{"act":"submit","actors":["US","UA"],"article":"a2","coder":"rules/1","confidence":null,"evidence":[7,31],"instrument":null,"issues":["plan"],"negated":false,"recipients":["RU"],"rule":"","sources":[],"status":"actual","terms":{"points":20},"when":null}','578121b3776bf85076da53e486f508e77965a3f64178e536f6b5ceac56bcd259');
INSERT INTO "journal" VALUES(9,'2026-01-03T13:00:00.000000Z','article','{"address":"","id":"a3","language":"en","outlet":"polis wire","published":"2026-01-03T12:00:00+00:00","text":"Moscow rejected the plan.","title":"A plan"}','1b4c9a6cb22dbd6b6575d91613f16b37490f1564bde8da2a33762bb7b7ad788b');
INSERT INTO "journal" VALUES(10,'2026-01-03T13:00:00.000000Z','coding','{"article":"a3","coder":"rules/1"}','8de42bdef63eee6d4abf51337f7dee979daa031df8ce8c20850b49a24d9416bd');
INSERT INTO "journal" VALUES(11,'2026-01-03T13:00:00.000000Z','statement','{"act":"reject","actors":["RU"],"article":"a3","coder":"rules/1","confidence":null,"evidence":[7,31],"instrument":null,"issues":["plan"],"negated":false,"recipients":[],"rule":"","sources":[],"status":"actual","terms":{},"when":"2026-01"}','afd1087a781039c9d6e98a4f00788250f806c836a6657e365568b5e1fe1ced23');
INSERT INTO "journal" VALUES(12,'2026-01-03T13:00:00.000000Z','statement','{"act":"submit","actors":["US","UA"],"article":"a3","coder":"rules/1","confidence":null,"evidence":[7,31],"instrument":null,"issues":["plan"],"negated":false,"recipients":["RU"],"rule":"","sources":[],"status":"actual","terms":{"points":20},"when":null}','3a33a82c2fb98410fc4821cf27182e8885d09c54fe57b758cab1b52da7a687cf');
INSERT INTO "journal" VALUES(13,'2026-01-09T00:00:00.000000Z','decision','{"amended":null,"decided":"2026-01-09T00:00:00+00:00","reason":"no","reviewer":"ann","statement":"4783692e6f39ec76","verdict":"reject"}','e660e10b33474a20c3ab52735be2c05672446030b40eceba332f2200e93472b0');
CREATE TABLE ladder (
	party TEXT NOT NULL, 
	issue TEXT NOT NULL, 
	firmness INTEGER NOT NULL, 
	moment BIGINT NOT NULL, 
	holding INTEGER NOT NULL, 
	PRIMARY KEY (party, issue, firmness)
)
 WITHOUT ROWID

;
CREATE TABLE party (
	holding INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	party TEXT NOT NULL, 
	PRIMARY KEY (holding, role, actor)
)
 WITHOUT ROWID

;
INSERT INTO "party" VALUES(1,'actor','RU','RU');
INSERT INTO "party" VALUES(2,'actor','UA','UA');
INSERT INTO "party" VALUES(2,'actor','US','US');
INSERT INTO "party" VALUES(2,'recipient','RU','RU');
INSERT INTO "party" VALUES(3,'actor','RU','RU');
INSERT INTO "party" VALUES(4,'actor','UA','UA');
INSERT INTO "party" VALUES(4,'actor','US','US');
INSERT INTO "party" VALUES(4,'recipient','RU','RU');
INSERT INTO "party" VALUES(5,'actor','RU','RU');
INSERT INTO "party" VALUES(6,'actor','UA','UA');
INSERT INTO "party" VALUES(6,'actor','US','US');
INSERT INTO "party" VALUES(6,'recipient','RU','RU');
CREATE TABLE position (
	party TEXT NOT NULL, 
	issue TEXT NOT NULL, 
	stance TEXT NOT NULL, 
	moment BIGINT NOT NULL, 
	holding INTEGER NOT NULL, 
	PRIMARY KEY (party, issue, stance)
)
 WITHOUT ROWID

;
INSERT INTO "position" VALUES('RU','plan','against',2878955019559774479,5);
CREATE TABLE reply (
	party TEXT NOT NULL, 
	issue TEXT NOT NULL, 
	answers INTEGER NOT NULL, 
	moment BIGINT NOT NULL, 
	holding INTEGER NOT NULL, 
	PRIMARY KEY (party, issue, answers, moment, holding)
)
 WITHOUT ROWID

;
INSERT INTO "reply" VALUES('RU','plan',1,2878673541751900195,1);
INSERT INTO "reply" VALUES('RU','plan',1,2878814280655837593,3);
INSERT INTO "reply" VALUES('RU','plan',1,2878955019559774479,5);
INSERT INTO "reply" VALUES('UA','plan',1,2878673541751900195,2);
INSERT INTO "reply" VALUES('UA','plan',1,2878814280655837593,4);
INSERT INTO "reply" VALUES('UA','plan',1,2878955019559774479,6);
INSERT INTO "reply" VALUES('US','plan',1,2878673541751900195,2);
INSERT INTO "reply" VALUES('US','plan',1,2878814280655837593,4);
INSERT INTO "reply" VALUES('US','plan',1,2878955019559774479,6);
CREATE TABLE schema_version (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "schema_version" VALUES(7);
CREATE TABLE sketch (
	shingle BIGINT NOT NULL, 
	article TEXT NOT NULL, 
	PRIMARY KEY (shingle, article)
)
 WITHOUT ROWID

;
CREATE TABLE slot (
	party TEXT NOT NULL, 
	issue TEXT NOT NULL, 
	slot TEXT NOT NULL, 
	moment BIGINT NOT NULL, 
	holding INTEGER NOT NULL, 
	PRIMARY KEY (party, issue, slot)
)
 WITHOUT ROWID

;
CREATE TABLE source (
	holding INTEGER NOT NULL, 
	depth INTEGER NOT NULL, 
	who TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	PRIMARY KEY (holding, depth)
)
 WITHOUT ROWID

;
CREATE TABLE stand (
	party TEXT NOT NULL, 
	issue TEXT NOT NULL, 
	stance TEXT NOT NULL, 
	moment BIGINT NOT NULL, 
	holding INTEGER NOT NULL, 
	PRIMARY KEY (party, issue, stance, moment, holding)
)
 WITHOUT ROWID

;
INSERT INTO "stand" VALUES('RU','plan','against',2878673541751900195,1);
INSERT INTO "stand" VALUES('RU','plan','against',2878814280655837593,3);
INSERT INTO "stand" VALUES('RU','plan','against',2878955019559774479,5);
CREATE TABLE statement (
	holding INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	known INTEGER NOT NULL, 
	until INTEGER NOT NULL, 
	recorded INTEGER NOT NULL, 
	ended INTEGER NOT NULL, 
	moment BIGINT NOT NULL, 
	at TEXT NOT NULL, 
	article TEXT NOT NULL, 
	outlet TEXT NOT NULL, 
	language TEXT NOT NULL, 
	published TEXT NOT NULL, 
	act TEXT NOT NULL, 
	negated SMALLINT NOT NULL, 
	status TEXT NOT NULL, 
	stance TEXT NOT NULL, 
	actors TEXT NOT NULL, 
	recipients TEXT NOT NULL, 
	issues TEXT NOT NULL, 
	sources TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	"when" TEXT, 
	when_from INTEGER, 
	when_to INTEGER, 
	instrument TEXT, 
	points INTEGER, 
	amount FLOAT, 
	amount_min FLOAT, 
	amount_max FLOAT, 
	unit TEXT, 
	amount_text TEXT, 
	duration TEXT, 
	within TEXT, 
	due TEXT, 
	condition TEXT, 
	place TEXT, 
	evidence_start INTEGER NOT NULL, 
	evidence_end INTEGER NOT NULL, 
	coder TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	confidence FLOAT, 
	fact TEXT NOT NULL, 
	PRIMARY KEY (holding)
);
INSERT INTO "statement" VALUES(1,'3f2c3f1b2805228c',3,20454,2147483647,3,2147483647,2878673541751900195,'2026-01-01','a1','polis wire','en','2026-01-01T12:00:00.000000Z','reject',0,'actual','against','RU','','plan','','polis wire','2026-01',20454,20484,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,7,31,'rules/1','',NULL,'d58ba5b14b839579+');
INSERT INTO "statement" VALUES(2,'4063274cc5e70fdd',4,20454,2147483647,4,2147483647,2878673541751900195,'2026-01-01','a1','polis wire','en','2026-01-01T12:00:00.000000Z','submit',0,'actual','','US|UA','RU','plan','','polis wire',NULL,NULL,NULL,NULL,20,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,7,31,'rules/1','',NULL,'99dc947417f724cf+');
INSERT INTO "statement" VALUES(3,'7d8df2af0167f50c',7,20455,2147483647,7,2147483647,2878814280655837593,'2026-01-02','a2','polis wire','en','2026-01-02T12:00:00.000000Z','reject',0,'actual','against','RU','','plan','','polis wire','2026-01',20454,20484,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,7,31,'rules/1','',NULL,'d58ba5b14b839579+');
INSERT INTO "statement" VALUES(4,'964a5e71dcf20a79',8,20455,2147483647,8,2147483647,2878814280655837593,'2026-01-02','a2','polis wire','en','2026-01-02T12:00:00.000000Z','submit',0,'actual','','US|UA','RU','plan','','polis wire',NULL,NULL,NULL,NULL,20,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,7,31,'rules/1','',NULL,'99dc947417f724cf+');
INSERT INTO "statement" VALUES(5,'4783692e6f39ec76',11,20456,2147483647,11,13,2878955019559774479,'2026-01-03','a3','polis wire','en','2026-01-03T12:00:00.000000Z','reject',0,'actual','against','RU','','plan','','polis wire','2026-01',20454,20484,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,7,31,'rules/1','',NULL,'d58ba5b14b839579+');
INSERT INTO "statement" VALUES(6,'7c6788059b9dc570',12,20456,2147483647,12,2147483647,2878955019559774479,'2026-01-03','a3','polis wire','en','2026-01-03T12:00:00.000000Z','submit',0,'actual','','US|UA','RU','plan','','polis wire',NULL,NULL,NULL,NULL,20,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,7,31,'rules/1','',NULL,'99dc947417f724cf+');
CREATE TABLE term (
	party TEXT NOT NULL, 
	issue TEXT NOT NULL, 
	slot TEXT NOT NULL, 
	moment BIGINT NOT NULL, 
	holding INTEGER NOT NULL, 
	value TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	PRIMARY KEY (party, issue, slot, moment, holding)
)
 WITHOUT ROWID

;
CREATE INDEX journal_recorded_at ON journal (recorded_at);
CREATE TRIGGER journal_is_not_updated BEFORE UPDATE ON journal
       BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal
       BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_in_order BEFORE INSERT ON journal
       WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM journal)
       BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE INDEX article_address ON article (address);
CREATE INDEX article_base ON article (base);
CREATE UNIQUE INDEX decision_id ON decision (id);
CREATE INDEX decision_amended ON decision (amended);
CREATE INDEX decision_said ON decision (said);
CREATE INDEX decision_statement ON decision (statement);
CREATE INDEX entry_article ON entry (article);
CREATE INDEX statement_told ON statement (known, origin, fact, outlet, article, published, id, until, recorded, ended, language, holding);
CREATE INDEX statement_seq ON statement (seq);
CREATE INDEX statement_revision ON statement (moment, holding) WHERE act = 'revise';
CREATE INDEX statement_meeting ON statement (moment, holding) WHERE act = 'meet';
CREATE INDEX statement_moment ON statement (moment, holding, fact);
CREATE INDEX draft_holding ON draft (holding);
COMMIT;
