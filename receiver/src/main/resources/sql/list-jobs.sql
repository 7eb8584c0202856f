select <what>
  from job j
 where <conditions>
 <rest>
