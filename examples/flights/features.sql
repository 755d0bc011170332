-- Only what is known before departure may become a feature; delay decides the label and nothing else.
select
  date,
  hour(date) as hour,
  isodow(date) as weekday,
  distance,
  origin,
  destination,
  (delay > 15)::bigint as late
from flights
