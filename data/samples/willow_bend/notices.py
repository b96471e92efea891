"""A notice of Willow Bend, as made up as the village: what is on offer, in every language that ships."""

from data.notices import NoticeText

DAYS = 60
NOTICE = {
    "en": NoticeText(
        "Course: grafting fruit trees",
        "Two days of practice in the school yard.\nTools are there. Whoever wants to learn may come; it costs nothing.",
        "Tell the library by Friday, in person or by a note in its box.",
        "Orchard Cooperative",
    ),
    "zh_Hans": NoticeText(
        "学习班：果树嫁接",
        "在学校操场实际操作两天。\n工具都有。想学的都可以来，不收钱。",
        "星期五以前告诉图书室，当面说或者把字条放进箱子都行。",
        "果园合作社",
    ),
    "es": NoticeText(
        "Curso: injertar frutales",
        "Dos días de práctica en el patio de la escuela.\nHay herramientas. Puede venir quien quiera; no cuesta nada.",
        "Avise en la biblioteca antes del viernes, en persona o con una nota en su buzón.",
        "Cooperativa de Huertos",
    ),
    "hi": NoticeText(
        "प्रशिक्षण: फलदार पेड़ों में कलम लगाना",
        "स्कूल के आँगन में दो दिन का अभ्यास।\nऔज़ार वहीं मिलेंगे। जो सीखना चाहे आ सकता है; कोई पैसा नहीं लगता।",
        "शुक्रवार तक पुस्तकालय को बताएँ, ख़ुद आकर या पेटी में पर्ची डालकर।",
        "बाग़ सहकारी समिति",
    ),
    "ar": NoticeText(
        "دورة: تطعيم أشجار الفاكهة",
        "يومان من التدريب العملي في ساحة المدرسة.\nالأدوات متوفرة. يأتي من يشاء، ولا يدفع شيئًا.",
        "أخبروا المكتبة قبل يوم الجمعة، حضوريًا أو بورقة في صندوقها.",
        "تعاونية البساتين",
    ),
}
