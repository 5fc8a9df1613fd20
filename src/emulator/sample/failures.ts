import type { Language } from '../../contract/alibaba-cloud.ts';

type Words = Readonly<Record<Language, string>>;

/** One way for work on a domain to fail: its ErrorMsg and its FailReason. */
export interface Failure {
  readonly message: Words;
  readonly reason: Words;
}

/**
 * Failures of the sample, by key. Only "The domain name has an update lock." is published (docs/api-facts.md 1.2). The
 * others are invented in its style, from reasons that registries and registrars have.
 */
export const FAILURES: Readonly<Record<string, Failure>> = {
  updateLock: failure(
    'The domain name has an update lock.',
    '域名存在更新锁。',
    'EPP status clientUpdateProhibited is set. Release the security lock and submit the task again.',
    'EPP 状态 clientUpdateProhibited 已设置，请解除安全锁后重新提交任务。',
  ),
  registryLock: failure(
    'The domain name is locked by the registry.',
    '域名已被注册局锁定。',
    'EPP status serverUpdateProhibited is set by the registry. Only the registry can release it.',
    'EPP 状态 serverUpdateProhibited 由注册局设置，仅注册局可解除。',
  ),
  registryHold: failure(
    'The domain name is on hold.',
    '域名处于暂停解析状态。',
    'EPP status serverHold: the registry has suspended the domain name.',
    'EPP 状态 serverHold：注册局已暂停该域名。',
  ),
  transferPending: failure(
    'The domain name is being transferred.',
    '域名正在转移中。',
    'A transfer to another registrar was requested on the domain name and has not ended.',
    '域名已发起转出申请，且尚未结束。',
  ),
  dnsUnreachable: failure(
    'The DNS server does not exist.',
    'DNS服务器不存在。',
    'Name server ns1.hosted-zone.net is not registered at the registry.',
    'DNS 服务器 ns1.hosted-zone.net 未在注册局注册。',
  ),
  dnsRefused: failure(
    'The registry refused the DNS servers.',
    '注册局拒绝了该DNS服务器。',
    'The name servers do not answer authoritatively for the zone.',
    'DNS 服务器未对该区域提供权威应答。',
  ),
  dnssec: failure(
    'DNSSEC is enabled for the domain name.',
    '域名已开启DNSSEC。',
    'Delete the DS records before the DNS servers are changed.',
    '修改DNS服务器前请先删除DS记录。',
  ),
  holderUnverified: failure(
    'The registrant has not passed real-name verification.',
    '域名所有者未通过实名认证。',
    'The business licence that was uploaded does not match the name of the registrant.',
    '上传的营业执照与域名所有者名称不一致。',
  ),
  emailUnverified: failure(
    'The email address of the registrant is not verified.',
    '域名所有者邮箱未验证。',
    'The verification mail was sent and nobody has followed its link.',
    '验证邮件已发送，但尚未点击其中的链接。',
  ),
  holderPending: failure(
    'A registrant change of the domain name is under review.',
    '域名所有者变更正在审核中。',
    'An earlier change of the registrant waits for approval by the registry.',
    '此前的所有者变更正在等待注册局审核。',
  ),
  contactInvalid: failure(
    'The contact information is not valid.',
    '联系人信息不合法。',
    'The postal code does not match the city.',
    '邮政编码与所在城市不匹配。',
  ),
  privacyUnsupported: failure(
    'Privacy protection is not supported for this top-level domain.',
    '该后缀不支持隐私保护。',
    'The registry does not permit proxy registrations.',
    '注册局不允许隐私保护注册。',
  ),
  balance: failure(
    'The account balance is insufficient.',
    '账户余额不足。',
    'The order was not paid: the balance and the credit line do not cover the amount.',
    '订单未支付：账户余额及信用额度不足以支付。',
  ),
  renewTooLong: failure(
    'The renewal period exceeds the limit.',
    '续费年限超出限制。',
    'The expiration date would be more than ten years ahead.',
    '续费后到期日将超过十年。',
  ),
  expirationChanged: failure(
    'The expiration date of the domain name does not match.',
    '域名到期日不匹配。',
    'The domain name was renewed by another order in the meantime.',
    '域名已被其他订单续费。',
  ),
  redemption: failure(
    'The domain name is in the redemption period.',
    '域名处于赎回期。',
    'It expired more than 30 days ago. Create a redemption order instead.',
    '域名已过期超过30天，请创建赎回订单。',
  ),
  redeemOver: failure(
    'The domain name can no longer be redeemed.',
    '域名已无法赎回。',
    'EPP status pendingDelete: the registry deletes the domain name within five days.',
    'EPP 状态 pendingDelete：注册局将在五天内删除该域名。',
  ),
  taken: failure(
    'The domain name has been registered.',
    '域名已被注册。',
    'Another registrar registered the domain name before this order ran.',
    '订单执行前，该域名已被其他注册商注册。',
  ),
  reserved: failure(
    'The domain name is reserved by the registry.',
    '域名为注册局保留词。',
    'The label is on the list of reserved or premium names.',
    '该名称在保留词或溢价词列表中。',
  ),
  sensitive: failure(
    'The domain name did not pass the naming review.',
    '域名未通过命名审核。',
    'The label contains a word that the naming rules of the registry restrict.',
    '名称包含注册局命名规则限制的词。',
  ),
  hostInUse: failure(
    'The DNS host is in use.',
    'DNS host正在使用中。',
    'Other domain names still delegate to this host.',
    '仍有其他域名使用该DNS host。',
  ),
  hostAddress: failure(
    'The IP address of the DNS host is not valid.',
    'DNS host的IP地址不合法。',
    'The registry accepts public IPv4 addresses only for this top-level domain.',
    '该后缀仅支持公网IPv4地址。',
  ),
  hostExists: failure(
    'The DNS host already exists.',
    'DNS host已存在。',
    'The host object was created by another account.',
    '该host对象已由其他账号创建。',
  ),
  deleteDenied: failure(
    'The domain name cannot be deleted.',
    '域名无法删除。',
    'Subordinate DNS hosts of the domain name are still in use.',
    '该域名的下属DNS host仍在使用中。',
  ),
  timeout: failure(
    'The registry did not respond in time.',
    '注册局响应超时。',
    'No answer within 30 seconds, five attempts.',
    '五次尝试，30秒内均未收到应答。',
  ),
  busy: failure(
    'An operation is being processed. Please try again later.',
    '有操作正在处理中，请稍后重试。',
    'Another task holds the domain name.',
    '该域名正被其他任务占用。',
  ),
};

/** The ErrorMsg of a success (docs/api-facts.md 1.2). */
export const SUCCESS: Words = { en: 'The operation is successful.', zh: '操作成功。' };

function failure(message: string, messageZh: string, reason: string, reasonZh: string): Failure {
  return { message: { en: message, zh: messageZh }, reason: { en: reason, zh: reasonZh } };
}
