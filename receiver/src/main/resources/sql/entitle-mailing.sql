update mailing set title = :title::text where id = :mailing
