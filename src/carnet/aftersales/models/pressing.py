"""What presses, as the database sorts it: expressions without parameter, so that an index holds them."""

from django.db.models import DateField, F, Func, SmallIntegerField

# Those that are over come last.
OVER = Func(
    F("state"),
    template="(CASE WHEN %(expressions)s IN ('closed', 'refused') THEN 1 ELSE 0 END)",
    output_field=SmallIntegerField(),
)
URGENCY = Func(
    F("urgency"),
    template="(CASE %(expressions)s WHEN 'safety' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END)",
    output_field=SmallIntegerField(),
)
# Without a day, after all those that have one.
DUE = Func(F("due_on"), template="COALESCE(%(expressions)s, '9999-12-31')", output_field=DateField())
