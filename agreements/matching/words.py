"""Words that say little about who is meant."""

import re

PATRONYMIC = re.compile(
    r"(?:ovich|evich|ovna|evna|ovych|evych|ivna|yivna|ovitch|evitch|owitsch|ewitsch|owna|ewna|uulu|uly|kyzy|qyzy|qizi|oglu|ogly|oghlu)$"
)
REALMS = """republic kingdom state federation union federal democratic people peoples islamic socialist principality commonwealth
    republik konigreich staat bund freistaat respublika respublikasy republika republique royaume republica estado"""
OFFICES = """ministry minister ministerium ministerstvo ministere department departement office office amt bundesamt
    agency agentur agentstvo
    national international public central general institute committee council commission association society
    party bureau service
    authority centre center fund foundation stiftung bank university"""
FORMS = "company corporation group holding ltd limited llc inc gmbh ag kg ooo oao zao pao ao sa sarl srl plc co corp nv bv ab oy spa"
GENERIC_WORDS = frozenset(f"{REALMS} {OFFICES} {FORMS}".split())


def is_patronymic(plain: str) -> bool:
    return bool(PATRONYMIC.search(plain))
