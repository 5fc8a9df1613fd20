-- A ledger written by Docket at commit 5ca0ecd (schema 2), dumped as SQL so that it can be read and reviewed.
-- Two keys of one Alibaba Cloud account and the emulator used this file. Results by the last digits of their ids:
-- 1, 2 confirmed and 3, 4 unclear with the older key; 3, 5 unclear, 6 pending and 9 being sent with the newer key when
-- the process was killed; 100 confirmed in the emulator.
PRAGMA foreign_keys=OFF;
CREATE TABLE capture (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  filter TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('reading', 'ready', 'failed', 'cancelled')),
  total_items INTEGER,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  error TEXT
) STRICT;
INSERT INTO "capture" VALUES('430da335-7652-4bd4-b020-8665313a8be5','alibaba:LTAI5tOlderKey000001','{}','ready',2,1795435202000,1795437002000,NULL);
INSERT INTO "capture" VALUES('16ff0ade-d6ba-474c-bece-477fcc5231bf','alibaba:STS.NewerKey0000002','{}','failed',NULL,1795438801000,1795440601000,'{"code":"LedgerUnavailable","message":"The list could not be written."}');
CREATE TABLE capture_row (
  capture_id TEXT NOT NULL REFERENCES capture (id) ON DELETE CASCADE,
  task_detail_no TEXT NOT NULL,
  status TEXT NOT NULL,
  task_type TEXT NOT NULL,
  task_no TEXT NOT NULL,
  has_task_result INTEGER NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (capture_id, task_detail_no)
) STRICT, WITHOUT ROWID;
INSERT INTO "capture_row" VALUES('430da335-7652-4bd4-b020-8665313a8be5','00000000000000000000000000000007','succeeded','ORDER_RENEW','75addb07-28a3-450e-b5ec-0d3f1a2b0000',0,'{"taskDetailNo":"00000000000000000000000000000007","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-7.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful.","domainKey":"example-7.com"}');
INSERT INTO "capture_row" VALUES('430da335-7652-4bd4-b020-8665313a8be5','00000000000000000000000000000008','succeeded','ORDER_RENEW','75addb07-28a3-450e-b5ec-0d3f1a2b0000',0,'{"taskDetailNo":"00000000000000000000000000000008","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-8.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful.","domainKey":"example-8.com"}');
CREATE TABLE followed_batch (
  account TEXT NOT NULL,
  task_id TEXT NOT NULL,
  followed_at INTEGER NOT NULL,
  UNIQUE (account, task_id)
) STRICT;
INSERT INTO "followed_batch" VALUES('alibaba:LTAI5tOlderKey000001','42',1795435202000);
INSERT INTO "followed_batch" VALUES('alibaba:LTAI5tOlderKey000001','43',1795435202000);
INSERT INTO "followed_batch" VALUES('alibaba:STS.NewerKey0000002','43',1795438801000);
INSERT INTO "followed_batch" VALUES('alibaba:STS.NewerKey0000002','44',1795438801000);
INSERT INTO "followed_batch" VALUES('emulator:docket-emulator','7',1795435201000);
CREATE TABLE operation (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  request TEXT NOT NULL,
  capture_id TEXT REFERENCES capture (id) ON DELETE SET NULL,
  state TEXT NOT NULL
    CHECK (state IN ('pending', 'sending', 'paused', 'done', 'undone', 'interrupted', 'stopped')),
  created_at INTEGER NOT NULL,
  send_at INTEGER NOT NULL,
  ended_at INTEGER,
  error TEXT
) STRICT;
INSERT INTO "operation" VALUES('00000000-0000-4000-8000-000000000001','alibaba:LTAI5tOlderKey000001','{"ids":["00000000000000000000000000000001","00000000000000000000000000000002"],"undoSeconds":0}',NULL,'done',1795435200000,1795435200000,1795435200000,NULL);
INSERT INTO "operation" VALUES('00000000-0000-4000-8000-000000000002','alibaba:LTAI5tOlderKey000001','{"ids":["00000000000000000000000000000003","00000000000000000000000000000004"],"undoSeconds":0}',NULL,'done',1795435201000,1795435201000,1795435201000,NULL);
INSERT INTO "operation" VALUES('00000000-0000-4000-8000-000000000003','alibaba:STS.NewerKey0000002','{"ids":["00000000000000000000000000000003","00000000000000000000000000000005"],"undoSeconds":0}',NULL,'done',1795438800000,1795438800000,1795438800000,NULL);
INSERT INTO "operation" VALUES('00000000-0000-4000-8000-000000000004','alibaba:STS.NewerKey0000002','{"ids":["00000000000000000000000000000006"],"undoSeconds":null}',NULL,'pending',1795438801000,1795438811000,NULL,NULL);
INSERT INTO "operation" VALUES('00000000-0000-4000-8000-000000000005','alibaba:STS.NewerKey0000002','{"ids":["00000000000000000000000000000009"],"undoSeconds":0}',NULL,'sending',1795438801000,1795438801000,NULL,NULL);
INSERT INTO "operation" VALUES('00000000-0000-4000-8000-000000000006','emulator:docket-emulator','{"ids":["00000000000000000000000000000100"],"undoSeconds":0}',NULL,'done',1795435200000,1795435200000,1795435200000,NULL);
CREATE TABLE result (
  operation_id TEXT NOT NULL REFERENCES operation (id),
  position INTEGER NOT NULL,
  account TEXT NOT NULL,
  task_detail_no TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'undone', 'interrupted', 'sending', 'confirmed', 'unknown', 'gone', 'not_acked', 'failed')),
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  settled_at INTEGER,
  checked_at INTEGER,
  request_id TEXT,
  note TEXT,
  domain_key TEXT NOT NULL,
  task_no TEXT NOT NULL,
  task_type TEXT NOT NULL,
  task_type_description TEXT NOT NULL,
  status TEXT NOT NULL,
  domain_name TEXT NOT NULL,
  instance_id TEXT NOT NULL,
  create_time TEXT NOT NULL,
  update_time TEXT NOT NULL,
  try_count INTEGER NOT NULL,
  error_msg TEXT NOT NULL,
  task_result TEXT,
  PRIMARY KEY (operation_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "result" VALUES('00000000-0000-4000-8000-000000000001',0,'alibaba:LTAI5tOlderKey000001','00000000000000000000000000000001','confirmed',1795435200000,1795435200000,1795435200000,NULL,'REQUEST-1',NULL,'example-1.com','75addb07-28a3-450e-b5ec-0d3f1a2b0000','ORDER_RENEW','Create a renewal order','succeeded','example-1.com','S20181T0WLI85212','2026-11-22 09:08:20','2026-11-22 09:22:18',0,'The operation is successful.',NULL);
INSERT INTO "result" VALUES('00000000-0000-4000-8000-000000000001',1,'alibaba:LTAI5tOlderKey000001','00000000000000000000000000000002','confirmed',1795435200000,1795435200000,1795435200000,NULL,'REQUEST-1',NULL,'example-2.com','75addb07-28a3-450e-b5ec-0d3f1a2b0000','ORDER_RENEW','Create a renewal order','succeeded','example-2.com','S20181T0WLI85212','2026-11-22 09:08:20','2026-11-22 09:22:18',0,'The operation is successful.',NULL);
INSERT INTO "result" VALUES('00000000-0000-4000-8000-000000000002',0,'alibaba:LTAI5tOlderKey000001','00000000000000000000000000000003','unknown',1795435201000,1795435201000,1795435201000,NULL,NULL,'UpstreamTimeout','example-3.com','75addb07-28a3-450e-b5ec-0d3f1a2b0000','ORDER_RENEW','Create a renewal order','succeeded','example-3.com','S20181T0WLI85212','2026-11-22 09:08:20','2026-11-22 09:22:18',0,'The operation is successful.',NULL);
INSERT INTO "result" VALUES('00000000-0000-4000-8000-000000000002',1,'alibaba:LTAI5tOlderKey000001','00000000000000000000000000000004','unknown',1795435201000,1795435201000,1795435201000,NULL,NULL,'UpstreamTimeout','example-4.com','75addb07-28a3-450e-b5ec-0d3f1a2b0000','ORDER_RENEW','Create a renewal order','succeeded','example-4.com','S20181T0WLI85212','2026-11-22 09:08:20','2026-11-22 09:22:18',0,'The operation is successful.',NULL);
INSERT INTO "result" VALUES('00000000-0000-4000-8000-000000000003',0,'alibaba:STS.NewerKey0000002','00000000000000000000000000000003','unknown',1795438800000,1795438800000,1795438800000,NULL,NULL,'UpstreamTimeout','example-3.com','75addb07-28a3-450e-b5ec-0d3f1a2b0000','ORDER_RENEW','Create a renewal order','succeeded','example-3.com','S20181T0WLI85212','2026-11-22 09:08:20','2026-11-22 09:22:18',0,'The operation is successful.',NULL);
INSERT INTO "result" VALUES('00000000-0000-4000-8000-000000000003',1,'alibaba:STS.NewerKey0000002','00000000000000000000000000000005','unknown',1795438800000,1795438800000,1795438800000,NULL,NULL,'UpstreamTimeout','example-5.com','75addb07-28a3-450e-b5ec-0d3f1a2b0000','ORDER_RENEW','Create a renewal order','succeeded','example-5.com','S20181T0WLI85212','2026-11-22 09:08:20','2026-11-22 09:22:18',0,'The operation is successful.',NULL);
INSERT INTO "result" VALUES('00000000-0000-4000-8000-000000000004',0,'alibaba:STS.NewerKey0000002','00000000000000000000000000000006','pending',1795438801000,NULL,NULL,NULL,NULL,NULL,'example-6.com','75addb07-28a3-450e-b5ec-0d3f1a2b0000','ORDER_RENEW','Create a renewal order','succeeded','example-6.com','S20181T0WLI85212','2026-11-22 09:08:20','2026-11-22 09:22:18',0,'The operation is successful.',NULL);
INSERT INTO "result" VALUES('00000000-0000-4000-8000-000000000005',0,'alibaba:STS.NewerKey0000002','00000000000000000000000000000009','sending',1795438801000,1795438801000,NULL,NULL,NULL,NULL,'example-9.com','75addb07-28a3-450e-b5ec-0d3f1a2b0000','ORDER_RENEW','Create a renewal order','succeeded','example-9.com','S20181T0WLI85212','2026-11-22 09:08:20','2026-11-22 09:22:18',0,'The operation is successful.',NULL);
INSERT INTO "result" VALUES('00000000-0000-4000-8000-000000000006',0,'emulator:docket-emulator','00000000000000000000000000000100','confirmed',1795435200000,1795435200000,1795435200000,NULL,'REQUEST-1',NULL,'example-100.com','75addb07-28a3-450e-b5ec-0d3f1a2b0000','ORDER_RENEW','Create a renewal order','succeeded','example-100.com','S20181T0WLI85212','2026-11-22 09:08:20','2026-11-22 09:22:18',0,'The operation is successful.',NULL);
CREATE TABLE seen_row (
  account TEXT NOT NULL,
  task_detail_no TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (account, task_detail_no)
) STRICT, WITHOUT ROWID;
INSERT INTO "seen_row" VALUES('alibaba:LTAI5tOlderKey000001','00000000000000000000000000000001',1795435200000,'{"taskDetailNo":"00000000000000000000000000000001","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-1.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful."}');
INSERT INTO "seen_row" VALUES('alibaba:LTAI5tOlderKey000001','00000000000000000000000000000002',1795435200000,'{"taskDetailNo":"00000000000000000000000000000002","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-2.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful."}');
INSERT INTO "seen_row" VALUES('alibaba:LTAI5tOlderKey000001','00000000000000000000000000000003',1795435200000,'{"taskDetailNo":"00000000000000000000000000000003","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-3.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful."}');
INSERT INTO "seen_row" VALUES('alibaba:LTAI5tOlderKey000001','00000000000000000000000000000004',1795435200000,'{"taskDetailNo":"00000000000000000000000000000004","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-4.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful."}');
INSERT INTO "seen_row" VALUES('alibaba:LTAI5tOlderKey000001','00000000000000000000000000000005',1795435200000,'{"taskDetailNo":"00000000000000000000000000000005","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-5.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful."}');
INSERT INTO "seen_row" VALUES('alibaba:LTAI5tOlderKey000001','00000000000000000000000000000006',1795435200000,'{"taskDetailNo":"00000000000000000000000000000006","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-6.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful."}');
INSERT INTO "seen_row" VALUES('alibaba:LTAI5tOlderKey000001','00000000000000000000000000000007',1795435200000,'{"taskDetailNo":"00000000000000000000000000000007","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-7.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful."}');
INSERT INTO "seen_row" VALUES('alibaba:LTAI5tOlderKey000001','00000000000000000000000000000008',1795435200000,'{"taskDetailNo":"00000000000000000000000000000008","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-8.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful."}');
INSERT INTO "seen_row" VALUES('alibaba:STS.NewerKey0000002','00000000000000000000000000000003',1795438800000,'{"taskDetailNo":"00000000000000000000000000000003","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-3.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful."}');
INSERT INTO "seen_row" VALUES('alibaba:STS.NewerKey0000002','00000000000000000000000000000005',1795438800000,'{"taskDetailNo":"00000000000000000000000000000005","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-5.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful."}');
INSERT INTO "seen_row" VALUES('alibaba:STS.NewerKey0000002','00000000000000000000000000000006',1795438800000,'{"taskDetailNo":"00000000000000000000000000000006","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-6.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful."}');
INSERT INTO "seen_row" VALUES('alibaba:STS.NewerKey0000002','00000000000000000000000000000007',1795438800000,'{"taskDetailNo":"00000000000000000000000000000007","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-7.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful."}');
INSERT INTO "seen_row" VALUES('alibaba:STS.NewerKey0000002','00000000000000000000000000000009',1795438800000,'{"taskDetailNo":"00000000000000000000000000000009","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-9.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful."}');
INSERT INTO "seen_row" VALUES('emulator:docket-emulator','00000000000000000000000000000001',1795435200000,'{"taskDetailNo":"00000000000000000000000000000001","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-1.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful."}');
INSERT INTO "seen_row" VALUES('emulator:docket-emulator','00000000000000000000000000000100',1795435200000,'{"taskDetailNo":"00000000000000000000000000000100","taskNo":"75addb07-28a3-450e-b5ec-0d3f1a2b0000","taskType":"ORDER_RENEW","taskTypeDescription":"Create a renewal order","status":"succeeded","domainName":"example-100.com","instanceId":"S20181T0WLI85212","createTime":"2026-11-22 09:08:20","updateTime":"2026-11-22 09:22:18","tryCount":0,"errorMsg":"The operation is successful."}');
CREATE INDEX seen_row_age ON seen_row (seen_at);
CREATE INDEX operation_by_time ON operation (account, created_at);
CREATE UNIQUE INDEX result_in_hand ON result (account, task_detail_no) WHERE state IN ('pending', 'sending', 'unknown');
CREATE INDEX result_of_detail ON result (account, task_detail_no, created_at);
CREATE INDEX result_by_time ON result (account, created_at, position);
CREATE INDEX result_by_state ON result (account, state, created_at);
CREATE INDEX result_by_domain ON result (account, domain_key, created_at);
CREATE INDEX result_by_task ON result (account, task_no, created_at);
CREATE INDEX result_unclear ON result (account, task_no) WHERE state = 'unknown';
CREATE INDEX result_to_send ON result (operation_id, state, position);
PRAGMA user_version=2;
PRAGMA foreign_keys=ON;
