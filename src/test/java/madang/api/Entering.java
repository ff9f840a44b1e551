package madang.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ads.AdsScene;
import commerce.access.TestKeys;
import member.staff.TestStaff;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import testing.Api;
import testing.StaffActor;
import tools.jackson.databind.JsonNode;

/** Members, merchants, sellers, advertisers and operators enter a text wherever they can ({@link Planting}). */
final class Entering {
    private static final String MARKUP = Planting.text(true, "name", true);
    private static final Pattern WORDS = Pattern.compile(Planting.WORD + "|" + Planting.OPEN_WORD);

    final ApiWorld world;
    final StaffActor operator;
    final StaffActor seller;
    final StaffActor advertiser;
    final AdsScene.Running ad;
    /** What they were told once, or know, and nobody else. */
    final Set<String> secrets = new HashSet<>();
    /** What takes no such text, although the document says any. */
    final List<String> refused = new ArrayList<>();
    /** Refusals that repeat what was sent. */
    final List<String> echoes = new ArrayList<>();
    private final ApplicationContext context;

    Entering(ApplicationContext context, int port) {
        this.context = context;
        world = new ApiWorld(port, context);
        TestStaff person = TestStaff.operator(context);
        operator = person.logsIn(port);
        seller = TestStaff.ofSeller(context, Tsid.of(world.shop.seller())).logsIn(port);
        ad = new AdsScene(context, port).draft();
        advertiser = TestStaff.ofAdvertiser(context, ad.advertiser().value()).logsIn(port);
        TestKeys key = TestKeys.of(context, Tsid.of(world.shop.seller()));
        secrets.addAll(List.of(person.password(), person.secret(), key.secret(), world.owner.refreshToken,
                world.merchant().liveKey, world.merchant().testKey));
        secrets.addAll(rootKeys());
    }

    void everywhere() {
        ApiDocument.operations().forEach(this::enter);
        forms();
        new TableChecks(context, Set.of()).whenQuiet();
    }

    private void enter(ApiDocument.Operation operation) {
        if (operation.texts().findAny().isEmpty() || operation.id().equals("loanLenderAnswerTake")) {
            return;
        }
        ApiSample good = world.sample(operation.id());
        List<String> fields = Planting.fields(operation, good, true);
        Api.Answer answer = Planting.in(operation, good, fields, true).send(world.api);
        if (answer.status() >= 400) {
            good = world.sample(operation.id());
            fields = Planting.fields(operation, good, false);
            answer = Planting.in(operation, good, fields, false).send(world.api);
        }
        if (answer.status() >= 400) {
            refused.add(operation + " " + fields + " " + answer.body());
        }
        answer.body().propertyStream().filter(it -> it.getKey().matches("secret|secretKey|refreshToken|ticket"))
                .map(Map.Entry::getValue).filter(JsonNode::isString).forEach(it -> secrets.add(it.asString()));
        ApiSample bad = Planting.in(operation, good, fields, true);
        if (!fields.isEmpty()) {
            Api.Answer echo = bad.send(world.api, bad.body().toString().replaceFirst("\\{", "{\"unknownField\":1,"));
            if (echo.status() != 400 || WORDS.matcher(echo.body().toString()).find()) {
                echoes.add(operation + " " + echo.status() + " " + echo.body());
            }
        }
    }

    private void forms() {
        PageSamples.OPERATORS_ANEW.forEach((endpoint, form) -> {
            if (takesText(endpoint)) {
                submit(operator, endpoint, 0, form.apply(context));
            }
        });
        SellerSamples.PAGES.forEach((endpoint, doing) -> {
            if (takesText(endpoint)) {
                SellerSamples.Own own = doing.sample().apply(context, Tsid.of(world.shop.seller()));
                submit(seller, endpoint, own.id(), own.form());
            }
        });
        PageSamples.ADVERTISERS.forEach((endpoint, sample) -> {
            PageSamples.Own own = sample.apply(ad);
            Map<String, String> form = new TreeMap<>(own.form());
            if (form.replace("name", MARKUP) != null || form.replace("title", MARKUP) != null) {
                String path = endpoint.split(" ", -1)[1].replace("{id}", Long.toString(own.id()));
                if (advertiser.submits("/login", path, form).statusCode() != 302) {
                    refused.add(endpoint);
                }
            }
        });
    }

    private static boolean takesText(String endpoint) {
        return PageSamples.FREE_TEXT.stream().anyMatch(it -> it.startsWith(endpoint + " "));
    }

    private void submit(StaffActor who, String endpoint, long id, Map<String, String> form) {
        String path = PageSamples.path(endpoint, form).replaceAll("\\{[a-zA-Z]+\\}", Long.toString(id));
        HttpResponse<String> answer = who.submits("/login", path, Planting.in(endpoint, form, true));
        if (answer.statusCode() != 200) {
            answer = who.submits("/login", path, Planting.in(endpoint, form, false));
        }
        if (answer.statusCode() != 200) {
            refused.add(endpoint + " " + answer.statusCode());
        }
    }

    /** The keys from which all others are made. */
    private static List<String> rootKeys() {
        try (Stream<String> lines = Files.lines(Path.of("target", "test-key-ring"))) {
            return lines.filter(line -> line.matches("[a-z]+\\.[a-z]\\w*=.{40,}"))
                    .map(line -> line.substring(line.indexOf('=') + 1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
