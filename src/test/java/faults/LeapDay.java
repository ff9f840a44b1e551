package faults;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import faults.Caller.Reply;
import faults.Errand.Kind;
import platform.time.BusinessDays;
import testing.MemberActor;

/**
 * Midnight in Korea comes under load: first to a leap day, then to the next month. Between the two the database's clock is set forward by almost a
 * day, after which no token of before is good; at the end it is set back by an hour, when an instance must not start.
 */
final class LeapDay implements Attack {
    static final LocalDate DAY = LocalDate.of(2028, 2, 29);
    private static final Duration BEFORE = Duration.ofSeconds(12);
    private static final Duration AFTER = Duration.ofSeconds(3);
    /** So long the first start may take, and the clients' log-ins. */
    private static final Duration START = Duration.ofHours(2);
    /** From setting a clock until whoever goes by it does so: the library's second, and the instances' two. */
    private static final Duration HEARD = Duration.ofSeconds(5);
    private static final int ASKED = 8;

    @Override
    public String name() {
        return "midnight in Korea, a leap day and a month's end";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.LINKED.at(midnight(DAY).minus(START));
    }

    @Override
    public Manner manner() {
        return Manner.GENTLE;
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(BusinessDays.SEOUL).toInstant();
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        Caller caller = new Caller(site.port());
        Asking asking = new Asking(caller, load, figures);
        for (LocalDate day : List.of(DAY, DAY.plusDays(1))) {
            load.standsStill(() -> {
                String old = load.actors().getFirst().bearer();
                site.sets(midnight(day).minus(BEFORE), HEARD);
                Reply late = caller.get("/v1/pay/wallet", Map.of("Authorization", old));
                if (!late.code().equals("TOKEN_EXPIRED")) {
                    figures.violation("A TOKEN OF HOURS AGO " + late.status() + " " + late.code());
                }
            });
            load.goesOn(Duration.ofSeconds(2));
            asking.everybody(day.minusDays(1), false);
            load.goesOn(Duration.between(site.now(), midnight(day)).plus(AFTER));
            asking.everybody(day, true);
            asking.everybody(day, false);
            figures.note("checked in once more after midnight to " + day, Integer.toString(ASKED));
        }
        load.standsStill(() -> {
            Instant right = site.now();
            site.sets(right.minus(Duration.ofHours(1)), HEARD);
            site.stopInstance(0);
            String said = String.join(" ", site.startInVain(0));
            figures.note("an instance behind the last id of its node says", said);
            if (!said.contains("behind the last id of node")) {
                figures.violation("STARTED BEHIND THE LAST ID OF ITS NODE " + said);
            }
            site.sets(right.plus(HEARD), HEARD);
            site.startInstance(0);
        });
        load.goesOn(AFTER);
    }

    @Override
    public List<Twin> twins() {
        return List.of(new Twin("instances do not hear what time it is by the database", JumpClock::tellAnotherTime,
                Manner.GENTLE));
    }

    /** Some of the members check in, as their apps do, and it is known what they must be told. */
    private static final class Asking {
        private final Caller caller;
        private final Load load;
        private final Figures figures;
        private int number;

        Asking(Caller caller, Load load, Figures figures) {
            this.caller = caller;
            this.load = load;
            this.figures = figures;
        }

        void everybody(LocalDate day, boolean first) throws InterruptedException {
            for (int i = 0; i < ASKED; i++) {
                Errand errand = load.notebook.open(new Errand(Kind.CHECK_IN, load.name + "-day-" + number++,
                        load.members().get(i), 0, 0));
                Reply reply = ask(errand, load.actors().get(i));
                boolean asItShould = first
                        ? reply.isDone() && reply.body().path("day").asString().equals(day.toString())
                        : reply.code().equals("ALREADY_CHECKED_IN");
                if (!asItShould) {
                    figures.violation("CHECKED IN " + (first ? "" : "AGAIN ") + "ON " + day + ": " + reply.status()
                            + " " + reply.text() + " " + errand);
                }
            }
        }

        private Reply ask(Errand errand, MemberActor actor) throws InterruptedException {
            while (true) {
                Reply reply = caller.post("/v1/benefit/attendance", "",
                        Map.of("Idempotency-Key", errand.key, "Authorization", actor.bearer()));
                load.notebook.tried(errand.kind, reply);
                errand.hears(reply);
                if (reply.isKnown()) {
                    return reply;
                }
                Client.refreshAfter(reply, actor);
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }
}
