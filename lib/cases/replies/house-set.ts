import type { ReplyFit } from "@/lib/cases/replies/reply-fit";

type HouseReply = Partial<ReplyFit> & {
  readonly key: string;
  readonly name: string;
  readonly zh: string;
  readonly en: string;
};

/** The set an office can begin with and then change: plain words, no law beyond what the ground's own sentence says. */
export const HOUSE_SET: readonly HouseReply[] = [
  {
    key: "order_proof",
    name: "补充：订单或付款记录",
    action: "request_supplement",
    ground: "supplement.order_proof",
    zh: "您好，{案件编号}我们看过了。要核对{平台}上“{店铺}”的这笔交易，还需要您提供订单页或付款记录的截图，能看清订单号、商品和日期就可以；姓名、地址和电话可以遮住。\n\n请在进度页上传。手上没有也请回复一句，我们会用别的办法查。",
    en: "We have read {case_number}. To check this purchase from “{shop}” on {platform} we need a screenshot of the order page or of the payment that shows the order number, the goods and the date. You may cover your name, address and phone number.\n\nPlease add it on the page of your case. If you no longer have it, tell us so in a line, and we will look for another way.",
  },
  {
    key: "shop_unclear",
    name: "补充：是哪家店铺",
    action: "request_supplement",
    ground: "supplement.shop_unclear",
    zh: "您好，{案件编号}里的店铺我们没能对上：{平台}上不止一家叫“{店铺}”。请把店铺首页或商品页的链接发给我们，或者补一张能看到完整店名的截图。",
    en: "We could not tell which shop {case_number} is about: there is more than one “{shop}” on {platform}. Please send us the link to the shop or to the product, or a screenshot that shows the full name.",
  },
  {
    key: "files_unreadable",
    name: "补充：图片看不清",
    action: "request_supplement",
    ground: "supplement.files_unreadable",
    zh: "您好，您为{案件编号}上传的图片里，有的看不清文字。请尽量发原图，不要转发压缩过的，也不要拍屏幕。方便时把聊天里的日期一起截进来。",
    en: "Some of the pictures for {case_number} cannot be read. Please send the original screenshots rather than forwarded copies or photographs of a screen, with the date of the chat in the picture if you can.",
  },
  {
    key: "accepted",
    name: "受理：接下来会怎样",
    track: "complaint",
    action: "accept",
    zh: "您好，您的投诉{案件编号}已经受理。我们会联系“{店铺}”，请双方调解；接下来有哪些期限、各是谁的，进度页上都写着。\n\n这段时间请留着商品、包装和聊天记录。商家直接来找您谈的，可以谈，也可以不谈，谈成了请告诉我们。",
    en: "We have accepted your complaint {case_number}. We will contact “{shop}” and ask both sides to talk; the page of your case says which deadlines come next, and whose they are.\n\nPlease keep the goods, the packaging and the chat for now. If the shop contacts you directly you may talk to them or not, as you like; if you agree on something, please tell us.",
  },
  {
    key: "outside_competence",
    name: "不予受理：不归我们管",
    track: "complaint",
    action: "not_accept",
    ground: "not_accepted.outside_competence",
    zh: "您好，您的投诉{案件编号}我们仔细看过。这件事不归{本单位}处理，所以没有受理；这不是说您反映的事情不存在。\n\n该找谁、怎么找，写在下面。您交来的材料我们会保留，需要时可以再用。",
    en: "We have read your complaint {case_number} with care. {office} has no power over this matter and cannot accept it; that does not mean that what you report did not happen.\n\nWhere to turn instead stands below. We keep what you sent us in case you need it again.",
  },
  {
    key: "material_missing",
    name: "不予受理：材料不够",
    track: "complaint",
    action: "not_accept",
    ground: "not_accepted.material_missing",
    zh: "您好，您的投诉{案件编号}因为缺少必需的材料，这次没有受理。补齐以后可以重新提交，我们会当作新的一件办，不会因为这次没受理而打折扣。",
    en: "Your complaint {case_number} could not be accepted this time because something that is needed is missing. Once you have it you can hand it in again; we will treat it as a new case, and this refusal will not count against it.",
  },
  {
    key: "not_proven",
    name: "不予立案：证据不足",
    track: "report",
    action: "not_file",
    ground: "not_filed.not_proven",
    zh: "您好，您举报的{案件编号}我们核查过了。{平台}上“{店铺}”的情况可疑，但现有的证据还不足以立案。您的线索会留下来：以后有人举报同一家店，会和它放在一起看。\n\n如果您又看到返现卡、聊天记录或刷单任务，欢迎再告诉我们。",
    en: "We have looked into {case_number}. What “{shop}” on {platform} does is suspicious, but what we have does not prove enough to open a case. Your lead is kept: when somebody else reports the same shop, the two will be read together.\n\nIf you see another cashback card, chat or brushing task, please tell us.",
  },
  {
    key: "transferred",
    name: "移送：已转给别的部门",
    track: "report",
    action: "transfer",
    zh: "您好，您举报的{案件编号}应当由{接收部门}处理，我们已经把全部材料转过去，您不用再交一遍。您的身份信息仍受保护。\n\n对方联系您时会提到这个编号。有人要您转账、交保证金或提供验证码的，一定是骗子。",
    en: "{case_number} is for {receiving_body} to handle. We have sent them everything you gave us, so you need not hand it in again. Your identity stays protected.\n\nThey will mention this number when they contact you. Anybody who asks you for money, a deposit or a code is a fraud.",
  },
  {
    key: "still_working",
    name: "进展：还在办理",
    zh: "您好，{案件编号}还在办理，没有被搁下。我们正在核对“{店铺}”的情况；接下来有哪些期限、各是谁的，进度页上都写着。一有结果，您会马上看到。",
    en: "{case_number} is still being worked on and has not been put aside. We are checking what “{shop}” did; the page of your case says which deadlines come next, and whose they are. As soon as there is a result, you will see it.",
  },
  {
    key: "thanks",
    name: "收到补充材料",
    zh: "您好，您补充的材料收到了，已经放进{案件编号}。您暂时不用再做什么，有了进展我们会在这里告诉您。",
    en: "Thank you, what you added has arrived and is now part of {case_number}. There is nothing more for you to do for the moment; we will tell you here how it goes on.",
  },
];
