"""How many slips of the keyboard separate two words."""


def slips(typed: str, word: str, most: int = 2) -> int:
    """Letters added, lost, changed or swapped (optimal string alignment); `most + 1` when there are more."""
    if abs(len(typed) - len(word)) > most:
        return most + 1
    start = 0
    for one, other in zip(typed, word, strict=False):
        if one != other:
            break
        start += 1
    typed, word = typed[start:], word[start:]
    while typed and word and typed[-1] == word[-1]:
        typed, word = typed[:-1], word[:-1]
    if not typed or not word:
        return min(len(typed) + len(word), most + 1)
    return min(_alignment(typed, word), most + 1)


def _alignment(typed: str, word: str) -> int:
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(typed, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(word, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == word[j - 2] and typed[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def prefix_slips(typed: str, word: str, most: int = 1) -> int:
    """The same, `typed` being the beginning of a word not yet finished."""
    length = len(typed)
    return min(slips(typed, word[:end], most) for end in (length - 1, length, length + 1))


OPENING = 6


def openings(word: str) -> set[str]:
    """The first letters of a word, whole and with one letter less: two words one slip apart share one of them."""
    start = word[:OPENING]
    if len(start) < 3:
        return {start}
    return {start, *(start[:place] + start[place + 1 :] for place in range(len(start)))}
