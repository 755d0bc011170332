// The composition root follows as the modules land.
return 0;
