package org.rebound.admin.simulate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes people, with names of many scripts. The same random numbers make the same people. */
final class People {

  private final List<Culture> cultures =
      Texts.lines("people.txt").stream().map(Culture::of).toList();
  private final Weighted<Host> hosts = new Weighted<>(Host.all(), Host::weight);
  private final Set<String> taken = new HashSet<>();
  private final Random random;

  People(Random random) {
    this.random = random;
  }

  /** A name as it is written, and as it stands in addresses. */
  private record Name(String written, String plain) {
    static Name of(String text) {
      int equals = text.indexOf('=');
      return new Name(text.substring(0, equals), text.substring(equals + 1));
    }
  }

  private record Culture(boolean familyFirst, List<Name> given, List<Name> family) {
    static Culture of(String line) {
      List<String> parts = List.of(line.split(" \\| ", 3));
      return new Culture(
          parts.get(0).startsWith("family"), names(parts.get(1)), names(parts.get(2)));
    }

    private static List<Name> names(String text) {
      return List.of(text.split(" ", -1)).stream().map(Name::of).toList();
    }
  }

  /** So many people, no two with one address. */
  List<Person> make(int count) {
    List<Person> people = new ArrayList<>();
    while (people.size() < count) {
      people.add(one("sim-" + (people.size() + 1)));
    }
    return people;
  }

  private Person one(String key) {
    Culture culture = cultures.get(random.nextInt(cultures.size()));
    Name given = culture.given().get(random.nextInt(culture.given().size()));
    Name family = culture.family().get(random.nextInt(culture.family().size()));
    Host host = hosts.draw(random);
    String bare =
        switch (random.nextInt(4)) {
          case 0 -> given.plain();
          case 1 -> given.plain().charAt(0) + "." + family.plain();
          case 2 -> family.plain() + "." + given.plain();
          default -> given.plain() + "." + family.plain();
        };
    String local = bare;
    for (int number = 2; !taken.add(local + "@" + host.domain()); number++) {
      local = bare + number;
    }
    String name =
        culture.familyFirst()
            ? family.written() + " " + given.written()
            : given.written() + " " + family.written();
    return new Person(key, name, local, host);
  }
}
