"""The rules of `summitry.times`: each example is found and read."""

from datetime import date

import pytest

from summitry.article import regions
from summitry.language import analyse
from summitry.records import Article
from summitry.times import RULES, Rule, find_times


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_example_of_each_rule_is_found(rule: Rule) -> None:
    """The expression of the example is found by its rule, with its exact span."""
    article = Article("x", rule.example, tuple(regions(rule.example)))
    times = find_times(analyse(article), date(2030, 5, 8))
    assert (rule.expression, rule.name) in [(time.span.of(rule.example), time.rule) for time in times]
