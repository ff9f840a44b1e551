package commerce.bulk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import commerce.catalogue.CategoryId;
import commerce.catalogue.GoodsForm;
import commerce.catalogue.GoodsForms;
import commerce.catalogue.SellerId;
import commerce.product.SellerPerson;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import platform.id.Ids;
import platform.id.Tsid;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Tables of new products, as sellers bring them. */
public final class TestTables {
    private static final long FRUIT = 110;

    private TestTables() {}

    /** A table of one good product and one without a name, which the seller has brought; its id. */
    public static long brought(ApplicationContext context, Tsid seller) {
        return context.getBean(BringTable.class)
                .bring(person(context, seller), UploadKind.FRESH, false,
                        new ByteArrayResource(
                                table(context, row("감귤 5kg", 12_900), row("", 9_900)).getBytes(UTF_8)))
                .value();
    }

    static SellerPerson person(ApplicationContext context, Tsid seller) {
        return new SellerPerson(new SellerId(seller.value()), context.getBean(Ids.class).next());
    }

    static Map<String, String> row(String name, long price) {
        return Map.of("name", name, "price", Long.toString(price));
    }

    /** With everything that goods of the category need, besides what a row says. */
    @SafeVarargs
    static String table(ApplicationContext context, Map<String, String>... rows) {
        GoodsForm form = context.getBean(GoodsForms.class).of(new CategoryId(FRUIT)).orElseThrow();
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put("category", Long.toString(FRUIT));
        usual.put("name", "");
        usual.put("description", "달고 맛있어요.");
        usual.put("price", "");
        usual.put("group", "");
        usual.put("option1", "");
        usual.put("choice1", "");
        usual.put("difference", "");
        usual.put("code", "");
        form.attributes().stream().filter(each -> each.required()).forEach(each -> usual.put("a." + each.code(),
                each.choices().isEmpty() ? "제주" : each.choices().getFirst()));
        form.notice().forEach(each -> usual.put("n." + each.code(), "상세 설명 참조"));
        Set<String> columns = usual.keySet();
        StringBuilder table = new StringBuilder(
                columns.stream().map(column -> "열 [" + column + "]").collect(Collectors.joining(",")));
        for (Map<String, String> row : rows) {
            table.append("\r\n").append(columns.stream().map(column -> row.getOrDefault(column, usual.get(column)))
                    .collect(Collectors.joining(",")));
        }
        return table.toString();
    }
}
