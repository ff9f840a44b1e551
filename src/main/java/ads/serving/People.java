package ads.serving;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import ads.audience.Audience;
import ads.audience.Audiences;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import platform.time.BusinessDays;

/** The people whom this instance shows ads, in memory; read anew from the database every minute, and each day. */
@Component
class People {
    private static final int CAPACITY = 200_000;
    private static final long GOOD_MILLIS = 60_000;

    private final Map<Long, Person> people = new ConcurrentHashMap<>();
    private final Audiences audiences;
    private final JdbcClient jdbc;

    People(Audiences audiences, JdbcClient jdbc) {
        this.audiences = audiences;
        this.jdbc = jdbc;
    }

    Person of(long member, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, BusinessDays.SEOUL);
        Person known = people.get(member);
        if (known != null && known.isGood(day.toEpochDay(), now.toEpochMilli())) {
            return known;
        }
        if (known == null && people.size() >= CAPACITY) {
            makeRoom();
        }
        Person read = read(member, day, now.toEpochMilli());
        return people.merge(member, read, Person::renewed);
    }

    private Person read(long member, LocalDate day, long nowMillis) {
        Map<Long, Integer> shown = new HashMap<>();
        jdbc.sql("select campaign_id, impressions from ads_frequency where member_id = ? and day = ?")
                .params(member, day)
                .query(row -> {
                    shown.put(row.getLong("campaign_id"), row.getInt("impressions"));
                });
        return new Person(member, audiences.find(member).orElse(Audience.STRANGER), shown, day.toEpochDay(),
                nowMillis + GOOD_MILLIS);
    }

    private synchronized void makeRoom() {
        Iterator<Long> any = people.keySet().iterator();
        for (int left = people.size(); left > CAPACITY * 9 / 10 && any.hasNext(); left--) {
            any.next();
            any.remove();
        }
    }
}
