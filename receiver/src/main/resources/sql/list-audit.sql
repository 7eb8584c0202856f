select <what>
  from audit u
 where <conditions>
 <rest>
