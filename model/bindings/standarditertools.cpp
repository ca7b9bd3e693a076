// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char itertoolsSource[] = R"py(
def _count(start, step):
    while True:
        yield start
        start += step


def count(start=0, step=1):
    return _count(start, step)


def cycle(iterable):
    saved = []
    for item in iterable:
        yield item
        saved.append(item)
    while saved:
        for item in saved:
            yield item


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def _chain(iterables):
    for iterable in iterables:
        yield from iterable


class chain:
    def __new__(cls, *iterables):
        return _chain(iterables)

    @classmethod
    def from_iterable(cls, iterables):
        return _chain(iterables)


def accumulate(iterable, func=None, *, initial=None):
    iterator = iter(iterable)
    if initial is None:
        try:
            total = next(iterator)
        except StopIteration:
            return
    else:
        total = initial
    yield total
    for item in iterator:
        total = total + item if func is None else func(total, item)
        yield total


def compress(data, selectors):
    return (item for item, keep in zip(data, selectors) if keep)


def dropwhile(predicate, iterable):
    dropping = True
    for item in iterable:
        if dropping and predicate(item):
            continue
        dropping = False
        yield item


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            break
        yield item


def filterfalse(predicate, iterable):
    for item in iterable:
        if not (item if predicate is None else predicate(item)):
            yield item


def groupby(iterable, key=None):
    # Each group is read as a whole; an outer loop that skips one sees what Python would show it, an empty one.
    groups = []
    last = None
    for item in iterable:
        value = item if key is None else key(item)
        if not groups or not (value == last):
            if groups:
                yield last, iter(groups.pop())
            groups.append([])
            last = value
        groups[-1].append(item)
    if groups:
        yield last, iter(groups.pop())


def islice(iterable, *bounds):
    if not 1 <= len(bounds) <= 3:
        raise TypeError(f"islice expected at least 2 arguments, got {len(bounds) + 1}")
    start, stop, step = (None, *bounds, None) if len(bounds) == 1 else (*bounds, None)[:3]
    start = 0 if start is None else start
    step = 1 if step is None else step
    if start < 0 or step < 1 or (stop is not None and stop < 0):
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    return _islice(iter(iterable), start, stop, step)


def _islice(iterator, start, stop, step):
    position = 0
    wanted = start
    while stop is None or position < stop:
        try:
            item = next(iterator)
        except StopIteration:
            return
        if position == wanted:
            yield item
            wanted += step
        position += 1
        if stop is not None and wanted >= stop:
            while position < stop:
                try:
                    next(iterator)
                except StopIteration:
                    return
                position += 1
            return


def pairwise(iterable):
    iterator = iter(iterable)
    try:
        left = next(iterator)
    except StopIteration:
        return
    for right in iterator:
        yield left, right
        left = right


def starmap(function, iterable):
    for arguments in iterable:
        yield function(*arguments)


def tee(iterable, n=2):
    items = list(iterable)
    return tuple(iter(items) for _ in range(n))


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    active = len(iterators)
    done = [False] * active
    while active:
        row = []
        for index, iterator in enumerate(iterators):
            item = fillvalue
            if not done[index]:
                try:
                    item = next(iterator)
                except StopIteration:
                    done[index] = True
                    active -= 1
            row.append(item)
        if active:
            yield tuple(row)


def product(*iterables, repeat=1):
    pools = [tuple(iterable) for iterable in iterables] * repeat
    return _product(pools, 0, ())


def _product(pools, index, head):
    if index == len(pools):
        yield head
        return
    for item in pools[index]:
        yield from _product(pools, index + 1, head + (item,))


def permutations(iterable, r=None):
    pool = tuple(iterable)
    return _permutations(pool, len(pool) if r is None else r, ())


def _permutations(pool, r, chosen):
    if len(chosen) == r:
        yield tuple(pool[index] for index in chosen)
        return
    for index in range(len(pool)):
        if index not in chosen:
            yield from _permutations(pool, r, chosen + (index,))


def combinations(iterable, r):
    return _combinations(tuple(iterable), r, 0, (), 1)


def combinations_with_replacement(iterable, r):
    return _combinations(tuple(iterable), r, 0, (), 0)


def _combinations(pool, r, start, chosen, step):
    if r == 0:
        yield chosen
        return
    for index in range(start, len(pool)):
        yield from _combinations(pool, r - 1, index + step, chosen + (pool[index],), step)
)py";

} // namespace retort::bindings
