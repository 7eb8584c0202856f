select <what>
  from contact c
 where <conditions>
 <rest>
