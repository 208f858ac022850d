"""Which script a text is in: Chinese or not, Simplified or Traditional, and what a conversion cannot know."""

import re
from collections.abc import Iterator, Sequence

from .traditional import Converter

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
"""A Chinese character."""

SEVERAL = frozenset(
    "万丑个丰了于云亘仆仇仑价仿伙余佛佣俊修借僵克党具冢冬冲凄准凌几凶出划别刮制勋千升卜占卤卷厂历厘参发只"
    "台叶叹吁吃合吊同后向吣呆周咨咸咽哄哗唇啮喂噪回团困坐坛坝坯埙堤复夫夸夹奸姜娘娴宁它家尝尸尽局岩岳巨布"
    "帘席干并幸广庵弥弦当录彩征径御志念恤恶愈愿戚扇才扎托扣折抵拐拿挂挨挽捆捍据搜摆斗斤斫旋昆暗曲札术朱朴"
    "杆杠杯杰松板极果枪柜栗核梁棱檗欲毁汇沈沾泛注浚涂涌淀游溪滟漓澄炼烟焰熏狸玩琅璇症皂矩确硷私秋种穗筑筱"
    "签糊系累纤绱绷耇胄背胜胡脏腊腌膻致舍艳芸苏苔苹范荐荡荫药获蒙蔑藤虫蚝蜡蝎表袅裥证谥谷豆象赝赞跖辟迹适"
    "郁酸采里鉴针钟钥钫钻铲链锄锫镋镎镢镰闲雇雕面须饥鹇"
)
"""Simplified characters that stand for several Traditional ones, as OpenCC's list of characters has them: 余 is 餘 or,
in a name, 余. In a word the conversion knows which; in a name nobody can but who bears it."""

_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》|\"[^\"]*\"")


def without_quotations(text: str) -> str:
    """A text with empty quotation marks: what stood in them is as its source has it."""
    return _QUOTED.sub("“”", text)


def traditional_in(texts: Sequence[str], converter: Converter) -> Iterator[str]:
    """For each text, the characters in it that only Traditional Chinese writes."""
    for text, other in zip(texts, converter.simplified(texts), strict=True):
        yield "".join(dict.fromkeys(one for one, two in zip(text, other, strict=False) if one != two))


def simplified_in(texts: Sequence[str], converter: Converter) -> Iterator[str]:
    """For each text, the characters in it that only Simplified Chinese writes.

    They are those that a conversion to Traditional changes, and that stay where Traditional ones are made Simplified.
    What the project's own list has Hong Kong write is Traditional.
    """
    made = zip(texts, converter.unmended(texts), converter.converted(texts), converter.simplified(texts), strict=True)
    for text, unmended, mended, back in made:
        changed = zip(text, unmended, mended if len(mended) == len(text) else unmended, back, strict=False)
        foreign = dict.fromkeys(one for one, two, three, same in changed if one == same and one not in (two, three))
        yield "".join(character for character in foreign if HAN.match(character) and character not in SEVERAL)
