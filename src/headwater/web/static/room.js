// Nothing here is needed to read a page: it only adds what links and forms cannot do.
