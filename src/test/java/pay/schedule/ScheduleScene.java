package pay.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.UUID;

import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayApi.Answer;
import pay.PayScene;
import pay.fraud.FraudDecisions;
import pay.transfer.SendPlanned;
import platform.time.BusinessDays;
import testing.TestMembers.TestMember;
import tools.jackson.databind.JsonNode;

/** Sets the stage for tests of scheduled transfers: what members order, and instances that live at another time. */
final class ScheduleScene {
    static final String PATH = "/v1/pay/scheduled-transfers";

    final PayScene pay;
    private final ApplicationContext context;

    ScheduleScene(ApplicationContext context) {
        this.context = context;
        this.pay = new PayScene(context);
        // What other tests have left would be carried out by these.
        pay.sql("update pay_scheduled_transfer set status = 'CANCELED', next_at = null, ended_at = created_at "
                + "where status = 'ACTIVE'");
    }

    /**
     * What a member orders.
     *
     * @param day of which kind {@code repeats} says
     * @param end {@code lastOn} or {@code times} with its value as JSON, or nothing
     */
    record Order(Object to, long amount, String memo, String repeats, Object day, String end, String rule) {
        static Order once(Object to, long amount, LocalDate day) {
            return new Order(to, amount, "월세", "ONCE", day, "", "AS_IS");
        }

        static Order weekly(Object to, long amount, LocalDate first) {
            return new Order(to, amount, "월세", "WEEKLY", first.getDayOfWeek(), "", "AS_IS");
        }

        Order ending(String name, Object value) {
            return new Order(to, amount, memo, repeats, day, name + "=" + value, rule);
        }

        Order by(String another) {
            return new Order(to, amount, memo, repeats, day, end, another);
        }

        String json() {
            String field = switch (repeats) {
                case "ONCE" -> "date";
                case "WEEKLY" -> "dayOfWeek";
                default -> "dayOfMonth";
            };
            String value = repeats.equals("MONTHLY") ? day.toString() : '"' + day.toString() + '"';
            String[] ends = end.split("=", 2);
            return "{\"to\":\"" + to + "\",\"amount\":" + amount + ",\"memo\":\"" + memo + "\",\"repeats\":\""
                    + repeats + "\",\"" + field + "\":" + value
                    + (end.isEmpty()
                            ? ""
                            : ",\"" + ends[0] + "\":"
                                    + (ends[0].equals("times") ? ends[1] : '"' + ends[1] + '"'))
                    + ",\"businessDays\":\"" + rule + "\"}";
        }

        String message(String key) {
            return String.join("\n", "madang.pay.scheduled-transfer.v1", key, to.toString(), Long.toString(amount),
                    repeats + " " + day, end.startsWith("lastOn") ? end.substring(7) : "",
                    end.startsWith("times") ? end.substring(6) : "", rule, memo);
        }
    }

    Answer ask(TestMember member, Order order) {
        return ask(member, order, UUID.randomUUID().toString());
    }

    Answer ask(TestMember member, Order order, String key) {
        return pay.api.post(member, PATH, order.json(), key, member.sign(order.message(key)));
    }

    /** Its path. */
    String ordered(TestMember member, Order order) {
        Answer answer = ask(member, order);
        if (answer.status() != 201) {
            throw new AssertionError(answer.response().body());
        }
        return answer.header("Location");
    }

    JsonNode read(TestMember member, String path) {
        return pay.api.get(member, path).body();
    }

    /** What became of its last day. */
    JsonNode lastExecution(TestMember member, String path) {
        return pay.api.get(member, path + "/executions").body().at("/items/0");
    }

    /** A day far enough away for midnight not to matter. */
    LocalDate soon() {
        return context.getBean(BusinessDays.class).today().plusDays(2);
    }

    static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(BusinessDays.SEOUL).toInstant();
    }

    /** The job of an instance at a time. */
    void run(LocalDate day, String time) {
        run(at(day, time), () -> {
        }, () -> {
        });
    }

    /**
     * The same.
     *
     * @param beforeCommit what happens right before a transaction commits, in it
     * @param afterCommit and right after
     */
    void run(Instant now, Runnable beforeCommit, Runnable afterCommit) {
        Clock clock = Clock.fixed(now, BusinessDays.SEOUL);
        ScheduledTransfers schedules = context.getBean(ScheduledTransfers.class);
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        ExecuteDue executeDue = new ExecuteDue(schedules, context.getBean(SendPlanned.class),
                context.getBean(DueDay.class), context.getBean(RecordExecution.class), clock) {
            @Override
            public int together(int most) {
                int done = Objects.requireNonNull(transaction.execute(_ -> {
                    int many = super.together(most);
                    beforeCommit.run();
                    return many;
                }));
                afterCommit.run();
                return done;
            }

            @Override
            public void alone(ScheduleId id) {
                transaction.executeWithoutResult(_ -> {
                    super.alone(id);
                    beforeCommit.run();
                });
            }
        };
        ExecuteToAccount executeToAccount = new ExecuteToAccount(schedules, context.getBean(SendToAccount.class),
                context.getBean(DueDay.class), context.getBean(RecordExecution.class),
                context.getBean(ScheduleSettings.class), context.getBean(FraudDecisions.class), transaction, clock);
        new ScheduleJob(schedules, executeDue, executeToAccount, clock).run();
    }

    /** How often it was told that a day of it failed, for a reason. */
    long told(String path, String reason) {
        return pay.number("select count(*) from platform_event_log where type = 'pay.scheduled-transfer-failed' "
                + "and aggregate_id = " + id(path) + " and body like '%\"reason\":\"" + reason + "\"%'");
    }

    static long id(String path) {
        return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }
}
