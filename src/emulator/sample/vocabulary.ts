/**
 * Words for domain names: English brands, pinyin brands and Chinese ones, such as a company with customers in China and
 * abroad would hold.
 */
export const FIRST_WORDS =
  words(`amber alpine arctic ashen atlas autumn azure balsam basalt birch bold brass bright
  bronze calm canyon cedar chalk cinder clear clever cloud clover coastal cobalt copper coral crimson crisp crystal
  cypress dapper dawn deep delta dewy dune dusky early east ember emerald evergreen fabled fair fern fine flint
  forest foxglove frosty garden gentle gilded ginger glacial golden grand granite great green harbor hazel heather
  hidden high highland hollow honest honey humble indigo inland iron island ivory jade jasper jolly juniper keen
  kind lake lantern larch laurel lavender light lilac lime linden little lively lone lucky lunar magnolia maple
  marble meadow mellow merry mild mineral misty modern mossy mulberry navy neat nimble noble north oaken ocean
  olive onyx opal orchard pale paper patient pearl pine plain plum polar poplar prime proud quartz quick quiet
  rain rapid raven red ridge river roaming robin rosy royal ruby rustic saffron sage sandy sapphire scarlet sea
  shady silent silk silver simple slate smart snowy solar solid south sparrow spring steady steel still stone
  stormy summer sunny swift tall tawny teal tidal timber topaz tranquil true twin umber upland urban valley
  velvet verdant vivid walnut warm wild willow windy winter wise wooden yellow young zinc`);

export const SECOND_WORDS =
  words(`acre anchor apiary arbor arcade archive atelier bakery barn basket bay beacon
  bear bell bench bicycle bindery bird bistro boat book bottle bowl bridge brook buckle bureau button cabin cafe
  canal candle canvas capital carpet castle cellar chapel chart chime circle clinic clock coffee college compass
  corner cottage cotton courier cove craft crane creek crown cup dairy deck deer depot desk dock door dove drum
  eagle easel elm engine export falcon farm feather ferry field finch fleet flower folio forge fountain fox
  freight gallery gate gear glass goods grain grove guild hall hammer hare hat hatch hearth heron hill hive
  home horn hotel house inn journal kettle key kiln kitchen kite knot lab ladder lamp lane leaf ledger lens
  letter library line lion list lock lodge loom lotus lumber maker manor market mast mill mint mirror motor
  museum nest nook note oar oak office orchid osprey otter outfit oven owl paddle page palette parcel park
  parlor path patio pen peony pepper pier pilot plaza pond post pottery press quarry quill quilt raft rail
  ranch reef ribbon rise road roast roof root rope sail salon school seed shed shelf shop shore signal sky
  smith snow soap spark spice spool spoon spruce stable stage star station stitch store stove studio supply
  swan table tailor tale tea tent thread thyme tide tiger tile tool tower town track trade trail tram tree
  trellis vale vault vessel vine voyage wagon wall watch water wave weaver well wharf wheel whistle wing wood
  wool works yard yarn`);

export const PINYIN =
  words(`an ao bai bei bin bo cai chang chen cheng chuan chun da dong fang fei feng fu gao guang
  gui hai han hao he heng hong hua huai huan hui jia jian jiang jin jing jiu jun kai kang lan lei li lian liang lin
  ling long lu luo mei meng ming mu nan ning ping qi qian qiao qing quan ren rong rui sen shan shang sheng shi
  shun song su tai tang tao tian tong wan wei wen wu xi xia xiang xin xing xiu xu xuan xue yan yang yi yin ying
  yong you yu yuan yue yun ze zhan zhao zhen zheng zhi zhong zhou zhu zi`);

/** Endings of pinyin names: a trade or a plain word. */
export const PINYIN_TRADES =
  words(`cha chaye dianzi fangchan fushi gongsi guoji huagong jiaju jiaoyu jinrong keji
  kuaiji lvyou maoyi meishi mall net online shangmao shenghuo shipin shop shuyuan tech tea trade travel wang wenhua
  wuliu xinxi yaoye yiliao yinshi yunshu zhineng zhizao zhuangshi`);

export const CHINESE_NAMES =
  words(`安和 白鹭 碧海 沧浪 长风 晨曦 春晓 翠微 大观 丹青 东篱 飞鸿 枫桥 凤栖 福满 广济 桂香 海棠 寒山
  和顺 鹤鸣 恒泰 红杉 花溪 华章 怀远 惠风 吉祥 嘉禾 江南 锦绣 静安 九州 君安 开元 康宁 兰亭 乐山 莲湖 良品 临江 灵犀 流云
  龙泉 鹿鸣 绿洲 满庭 梅园 明德 墨香 牧野 南山 宁远 鹏程 平川 启明 千里 青禾 青竹 清泉 秋实 若水 三元 山海 尚品 盛世 诗远
  石桥 时光 双溪 水云 思源 松涛 天成 天元 桐花 望江 文渊 梧桐 西岭 溪谷 祥云 向阳 小满 新月 星河 杏林 雪松 雅集 燕归 阳关
  怡然 银杏 迎春 永昌 有间 雨林 玉兰 远航 悦读 云帆 云海 云栖 知行 中和 竹里 紫藤 自在`);

export const CHINESE_TRADES =
  words(`保险 茶业 传媒 出版 地产 电器 电子 服饰 钢铁 工艺 广告 国际 果园 花店 环保 婚庆 机械 集团
  家居 建材 健康 教育 金融 酒店 科技 客栈 跨境 咖啡 快递 旅行 律师 贸易 美食 农场 汽车 软件 商城 设计 生物 食品 书院 数据
  陶瓷 体育 通信 图书 文化 物流 网络 五金 物业 鲜花 药业 医疗 艺术 饮品 影视 游戏 运输 智能 装饰 珠宝`);

/** Top-level domains with their weight, the most common first. */
export const ASCII_TLDS = [
  ['com', 46],
  ['cn', 20],
  ['net', 8],
  ['com.cn', 6],
  ['shop', 3],
  ['top', 3],
  ['xyz', 2],
  ['org', 2],
  ['io', 2],
  ['co', 2],
  ['cc', 1],
  ['tech', 1],
  ['online', 1],
  ['store', 1],
  ['info', 1],
  ['app', 1],
  ['net.cn', 1],
  ['org.cn', 0.5],
  ['vip', 0.5],
  ['site', 0.5],
  ['club', 0.5],
  ['ltd', 0.5],
] as const;

export const CHINESE_TLDS = [
  ['cn', 30],
  ['com', 30],
  ['中国', 10],
  ['公司', 8],
  ['网络', 8],
  ['网址', 5],
  ['集团', 3],
  ['在线', 3],
  ['商城', 3],
] as const;

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}
