package madang.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static java.util.Map.entry;

/** Modules count; the kernel and the application measure (metrics are doubles). */
final class Exactness {
    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
    private static final Set<String> DESCRIPTORS = Set.of("D", "F", "Ljava/lang/Double;", "Ljava/lang/Float;");
    /** The one place where amounts are held in floating point: a guess, which exact decimals begin at and no result is made of. */
    private static final String GUESS = "loan.apr.RoughDay";
    private static final String BREAKER = "from how many failures in a hundred nobody asks";

    /** Who reckons in floating point within a method, or calls what does, and why that is no money. */
    static final Map<String, String> REASONS = Map.ofEntries(
            entry("commerce.groupbuy.ReadSellerDeals$Listed", "how many of a deal's teams filled up, in percent"),
            entry("commerce.image.Orientation", "how a picture is turned"),
            entry("commerce.print.PdfPage", "places on paper"),
            entry("commerce.search.GoodsIndex", "how much memory Lucene takes"),
            entry("commerce.search.SearchProducts", "how well a product is found, as Lucene scores it"),
            entry("commerce.shelf.ShelfFeed", "a metric"),
            entry("loan.apr.EffectiveApr", "begins at the guess, and ends by exact decimals"),
            entry(GUESS, "the guess"),
            entry(GUESS + "$Worth", "the guess"),
            entry("loan.lender.LenderBreakers", BREAKER),
            entry("loan.ops.LoanMetrics", "a metric"),
            entry("member.sms.HttpSms", BREAKER),
            entry("pay.bank.BreakingBank", BREAKER),
            entry("pay.psp.BreakingPsp", BREAKER),
            entry("pay.virtualaccount.BreakingVirtualAccounts", BREAKER));

    private Exactness() {}

    static ArchCondition<JavaClass> countExactly(ModulePackages packages) {
        return new ArchCondition<>("count exactly") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!counts(type, packages)) {
                    return;
                }
                Stream<String> held = type.getFullName().startsWith(GUESS) ? Stream.of() : held(type);
                Stream<String> reckoned = REASONS.containsKey(type.getName()) ? Stream.of() : reckoned(type).stream();
                Stream.concat(held, reckoned).forEach(each -> events.add(SimpleConditionEvent.violated(type, each)));
            }
        };
    }

    private static boolean counts(JavaClass type, ModulePackages packages) {
        return packages.moduleOf(type).filter(module -> !module.equals("madang")
                && (!module.equals("platform") || type.getPackageName().endsWith(".money"))).isPresent();
    }

    private static Stream<String> held(JavaClass type) {
        return Stream.concat(
                type.getFields().stream().filter(field -> floating(field.getRawType()))
                        .map(field -> field.getDescription()),
                type.getCodeUnits().stream()
                        .filter(unit -> floating(unit.getRawReturnType())
                                || unit.getRawParameterTypes().stream().anyMatch(Exactness::floating))
                        .map(unit -> unit.getDescription()));
    }

    private static boolean floating(JavaClass type) {
        return FLOATING.contains(type.getBaseComponentType().getName());
    }

    /** The methods of a class that reckon in floating point, and by what: ArchUnit does not look into them. */
    static Set<String> reckoned(JavaClass type) {
        Set<String> found = new TreeSet<>();
        try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            for (MethodModel method : ClassFile.of().parse(file.readAllBytes()).methods()) {
                method.code().ifPresent(code -> code.forEach(element -> {
                    if (isFloating(element)) {
                        found.add(type.getName() + "." + method.methodName() + " reckons by " + element);
                    }
                }));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static boolean isFloating(CodeElement element) {
        return switch (element) {
            case OperatorInstruction operation -> isFloating(operation.typeKind());
            case ConvertInstruction conversion ->
                isFloating(conversion.fromType()) || isFloating(conversion.toType());
            case InvokeInstruction call -> isFloating(call.typeSymbol()) || isFloating(call.owner().asSymbol());
            case LoadConstantInstruction constant -> isFloating(constant.constantValue());
            case InvokeDynamicInstruction reference -> isFloating(reference.typeSymbol())
                    || reference.bootstrapArgs().stream().anyMatch(Exactness::isFloating);
            default -> false;
        };
    }

    private static boolean isFloating(TypeKind kind) {
        return kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT;
    }

    /** A class, or what a reference to a method names. */
    private static boolean isFloating(ConstantDesc constant) {
        return switch (constant) {
            case ClassDesc type -> isFloating(type);
            case DirectMethodHandleDesc method -> isFloating(method.invocationType());
            default -> false;
        };
    }

    private static boolean isFloating(MethodTypeDesc call) {
        return isFloating(call.returnType()) || call.parameterList().stream().anyMatch(Exactness::isFloating);
    }

    private static boolean isFloating(ClassDesc type) {
        return DESCRIPTORS.contains(type.descriptorString().replace("[", ""));
    }
}
