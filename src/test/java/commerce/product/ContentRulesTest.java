package commerce.product;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import commerce.catalogue.Attribute;
import commerce.catalogue.Category;
import commerce.catalogue.CategoryId;
import commerce.catalogue.GoodsCategory;
import commerce.catalogue.GoodsForm;
import commerce.catalogue.NoticeItem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What has to be told before Madang looks. */
class ContentRulesTest {
    private static final GoodsForm FORM = new GoodsForm(
            new Category(new CategoryId(110), null, "과일", "Fruit", GoodsCategory.FRUIT, "FRESH_FOOD"),
            List.of(new Attribute("ORIGIN", "원산지", "Origin", true, List.of()),
                    new Attribute("GRADE", "등급", "Grade", false, List.of("특", "상"))),
            List.of(new NoticeItem("ITEM", "품목", "Item")));
    private static final Map<String, String> TOLD = Map.of("ORIGIN", "제주");
    private static final Map<String, String> NOTICE = Map.of("ITEM", "감귤");

    @Test
    void findsNothingWrongWithWhatIsComplete() {
        assertThat(problems(content("감귤", List.of("크기"), TOLD, NOTICE, form(0, "대과"), form(-500, "소과")))).isEmpty();
        assertThat(problems(content("감귤", List.of(), TOLD, NOTICE, form(0)))).isEmpty();
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(problems(content(" ", List.of(), Map.of(), Map.of()))).containsExactly("name", "forms", "원산지",
                "품목");
    }

    @Test
    void takesOnlyTheChoicesThereAre() {
        assertThat(problems(content("감귤", List.of(), Map.of("ORIGIN", "제주", "GRADE", "최고"), NOTICE, form(0))))
                .containsExactly("등급");
        assertThat(problems(content("감귤", List.of(), Map.of("ORIGIN", "제주", "GRADE", "특"), NOTICE, form(0))))
                .isEmpty();
    }

    @Test
    void wantsEachCombinationOnceAtAPriceAboveZero() {
        List<String> size = List.of("크기");
        assertThat(problems(content("감귤", size, TOLD, NOTICE, form(0, "대과"), form(0, "대과")))).containsExactly("forms");
        assertThat(problems(content("감귤", size, TOLD, NOTICE, form(-1_000, "대과")))).containsExactly("forms");
        assertThat(problems(content("감귤", size, TOLD, NOTICE, form(0)))).containsExactly("forms");
        assertThat(problems(content("감귤", List.of("크기", "크기"), TOLD, NOTICE, form(0, "대과", "소과"))))
                .containsExactly("optionGroups");
    }

    @Test
    void takesNothingThatTheTablesCannotHold() {
        List<String> size = List.of("크기");
        Content.Form coded = new Content.Form(List.of("대과"), 0, "L".repeat(41));
        assertThat(problems(content("감귤", size, TOLD, NOTICE, coded))).containsExactly("forms");
        assertThat(problems(content("감귤", size, TOLD, NOTICE, form(1_000_000_000, "대과")))).containsExactly("forms");
        assertThat(problems(content("감귤", size, TOLD, NOTICE, form(Long.MAX_VALUE, "대과")))).containsExactly("forms");
        List<NoticeItem> lines = new ArrayList<>();
        Map<String, String> quoted = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            lines.add(new NoticeItem("LINE" + i, "줄 " + i, "Line " + i));
            quoted.put("LINE" + i, "\"".repeat(200));
        }
        assertThat(ContentRules.problems(content("감귤", size, TOLD, quoted, form(0, "대과")),
                new GoodsForm(FORM.category(), FORM.attributes(), lines), 1_000)).containsExactly(new Flaw("notice"));
    }

    @Test
    void doesNotTellChoicesApartByTheSpacesAroundThem() {
        Content cleaned = ContentRules.cleaned(
                content("감귤", List.of(" 크기"), TOLD, NOTICE, form(0, "대과"), form(0, "대과 ")), FORM);
        assertThat(cleaned.optionGroups()).containsExactly("크기");
        assertThat(problems(cleaned)).containsExactly("forms");
    }

    @Test
    void keepsOnlyWhatTheFormAsks() {
        Content cleaned = ContentRules.cleaned(
                content("감귤", List.of(), Map.of("ORIGIN", "제주", "KC", "1"), Map.of("ITEM", "감귤", "X", "1"), form(0)),
                FORM);
        assertThat(cleaned.attributes()).containsOnlyKeys("ORIGIN");
        assertThat(cleaned.notice()).containsOnlyKeys("ITEM");
    }

    private static List<String> problems(Content content) {
        return ContentRules.problems(content, FORM, 1_000).stream().map(Flaw::nameKo).toList();
    }

    private static Content content(String name, List<String> groups, Map<String, String> attributes,
            Map<String, String> notice, Content.Form... forms) {
        return new Content(name, "달아요.", 110, true, groups, List.of(forms), attributes, notice,
                List.of());
    }

    private static Content.Form form(long difference, String... choices) {
        return new Content.Form(List.of(choices), difference, "");
    }
}
