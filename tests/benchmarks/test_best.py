"""The best figures ever: raised, never silently lowered, and held only over the same letters."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.best import Best, Fall, Standing, begun_anew, falls, load, lowered, raised, save

SHARES = st.dictionaries(st.sampled_from(("all", "core", "zh", "false_alarms")), st.floats(0, 1))


def best_of(**figures: float) -> Best:
    return Best({"dev": Standing("a", figures)})


def now(**figures: float) -> dict[str, Standing]:
    return {"dev": Standing("a", figures)}


def test_a_point_below_the_best_is_borne_and_more_is_a_fall() -> None:
    assert falls(best_of(all=0.90), now(all=0.89)) == []
    assert falls(best_of(all=0.90), now(all=0.8899)) == [Fall("dev", "all", 0.90, 0.8899)]


def test_of_false_alarms_fewer_are_better() -> None:
    assert falls(best_of(false_alarms=0.03), now(false_alarms=0.05)) == [Fall("dev", "false_alarms", 0.03, 0.05)]
    assert raised(best_of(false_alarms=0.03), now(false_alarms=0.01)).parts["dev"].figures == {"false_alarms": 0.01}


@given(SHARES, SHARES)
def test_measuring_never_lowers_the_best(old: dict[str, float], new: dict[str, float]) -> None:
    kept = raised(best_of(**old), now(**new)).parts["dev"].figures
    for figure, value in (*old.items(), *new.items()):
        assert kept[figure] <= value if figure == "false_alarms" else kept[figure] >= value
    assert all(value in (old.get(figure), new.get(figure)) for figure, value in kept.items())


def test_a_part_that_was_not_measured_keeps_its_best() -> None:
    assert raised(best_of(all=0.9), {}) == best_of(all=0.9)


def test_figures_over_other_letters_are_not_compared_and_begin_anew() -> None:
    other = {"dev": Standing("b", {"all": 0.5})}
    assert falls(best_of(all=0.9), other) == []
    assert begun_anew(best_of(all=0.9), other) == ["dev"]
    assert raised(best_of(all=0.9), other).parts == other


def test_what_is_given_up_is_written_down_with_its_reason(tmp_path: Path) -> None:
    given_up = lowered(best_of(all=0.9, core=0.8), now(all=0.7, core=0.795), '规则 "A" was wrong')
    assert given_up.parts["dev"].figures == {"all": 0.7, "core": 0.8}
    assert [(one.fall, one.why) for one in given_up.lowered] == [(Fall("dev", "all", 0.9, 0.7), '规则 "A" was wrong')]
    save(given_up, tmp_path / "best.toml")
    assert load(tmp_path / "best.toml") == given_up


def test_without_a_file_there_is_no_best(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Best({})
