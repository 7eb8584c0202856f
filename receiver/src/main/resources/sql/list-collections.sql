select <what>
  from collection n
 where <conditions>
 <rest>
