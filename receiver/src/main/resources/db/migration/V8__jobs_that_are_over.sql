-- What keeping house and the check before a mailing look for.

create index job_over on job (ended_at) where ended_at is not null;
create index address_corrected on address (tag) where corrected_at is not null;
