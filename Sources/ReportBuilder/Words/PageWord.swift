/// The words that pages say of themselves, beside those of their author.
package enum PageWord: String, Sendable, CaseIterable {
    // What numbers count.
    case figure, table, equation, section
    // Blocks of prose.
    case note, tip, important, warning, caution, danger, example, question, exercise, definition, theorem,
        lemma
    case proposition, corollary, conjecture, axiom, algorithm, proof, remark, solution, answer, hint, summary,
        details
    case information, seeAlso
    // Around the text.
    case skipToText, skipToLessons, skipToCourses, contents, allCourses, previous, next, beginWith, start
    case allLessons, placeInCourse
    case lessonsAround, exerciseMark, printAnswers, draft, lesson, lessons
    case author, date, licence
    case search, searchCourse, placesFound, nothingFound, searchNeedsScript
    // In the text.
    case footnotes, backToText, references, and, others, noDate
    case data, dataOf, asFormat, numbersFrom, number, valueOf, linkTo, linkToSection, formula, code
    case copy, copied
    case done, open
    // Of quizzes.
    case check, yourAnswer, rightAnswer, wrongAnswer, writeNumber

    /// In the order of ``PageWords/languages``.
    var texts: [String] {
        switch self {
        case .figure: ["Figure", "Abbildung", "Figure", "Figura", "Figuur", "الشكل"]
        case .table: ["Table", "Tabelle", "Tableau", "Tabla", "Tabel", "الجدول"]
        case .equation: ["Equation", "Gleichung", "Équation", "Ecuación", "Vergelijking", "المعادلة"]
        case .section: ["Section", "Abschnitt", "Section", "Sección", "Paragraaf", "القسم"]
        case .note: ["Note", "Hinweis", "Remarque", "Nota", "Opmerking", "ملاحظة"]
        case .tip: ["Tip", "Tipp", "Conseil", "Consejo", "Tip", "نصيحة"]
        case .important: ["Important", "Wichtig", "Important", "Importante", "Belangrijk", "مهم"]
        case .warning: ["Warning", "Warnung", "Avertissement", "Advertencia", "Waarschuwing", "تحذير"]
        case .caution: ["Caution", "Vorsicht", "Attention", "Precaución", "Voorzichtig", "تنبيه"]
        case .danger: ["Danger", "Gefahr", "Danger", "Peligro", "Gevaar", "خطر"]
        case .example: ["Example", "Beispiel", "Exemple", "Ejemplo", "Voorbeeld", "مثال"]
        case .question: ["Question", "Frage", "Question", "Pregunta", "Vraag", "سؤال"]
        case .exercise: ["Exercise", "Aufgabe", "Exercice", "Ejercicio", "Opgave", "تمرين"]
        case .definition: ["Definition", "Definition", "Définition", "Definición", "Definitie", "تعريف"]
        case .theorem: ["Theorem", "Satz", "Théorème", "Teorema", "Stelling", "مبرهنة"]
        case .lemma: ["Lemma", "Lemma", "Lemme", "Lema", "Lemma", "تمهيدية"]
        case .proposition: ["Proposition", "Proposition", "Proposition", "Proposición", "Propositie", "قضية"]
        case .corollary: ["Corollary", "Korollar", "Corollaire", "Corolario", "Gevolg", "نتيجة"]
        case .conjecture: ["Conjecture", "Vermutung", "Conjecture", "Conjetura", "Vermoeden", "حدسية"]
        case .axiom: ["Axiom", "Axiom", "Axiome", "Axioma", "Axioma", "مسلمة"]
        case .algorithm: ["Algorithm", "Algorithmus", "Algorithme", "Algoritmo", "Algoritme", "خوارزمية"]
        case .proof: ["Proof", "Beweis", "Démonstration", "Demostración", "Bewijs", "برهان"]
        case .remark: ["Remark", "Bemerkung", "Remarque", "Observación", "Opmerking", "تعليق"]
        case .solution: ["Solution", "Lösung", "Solution", "Solución", "Oplossing", "الحل"]
        case .answer: ["Answer", "Antwort", "Réponse", "Respuesta", "Antwoord", "الإجابة"]
        case .hint: ["Hint", "Hinweis", "Indice", "Pista", "Hint", "تلميح"]
        case .summary: ["Summary", "Zusammenfassung", "Résumé", "Resumen", "Samenvatting", "ملخص"]
        case .details: ["Details", "Einzelheiten", "Détails", "Detalles", "Details", "تفاصيل"]
        case .information:
            ["Information", "Information", "Information", "Información", "Informatie", "معلومة"]
        case .seeAlso: ["See also", "Siehe auch", "Voir aussi", "Véase también", "Zie ook", "انظر أيضًا"]
        case .skipToText:
            [
                "Skip to the text", "Zum Text springen", "Aller au texte", "Ir al texto", "Naar de tekst",
                "انتقل إلى النص",
            ]
        case .skipToLessons:
            [
                "Skip to the lessons", "Zu den Lektionen springen", "Aller aux leçons", "Ir a las lecciones",
                "Naar de lessen", "انتقل إلى الدروس",
            ]
        case .skipToCourses:
            [
                "Skip to the courses", "Zu den Kursen springen", "Aller aux cours", "Ir a los cursos",
                "Naar de cursussen", "انتقل إلى المقررات",
            ]
        case .contents: ["Contents", "Inhalt", "Sommaire", "Contenido", "Inhoud", "المحتويات"]
        case .allCourses:
            [
                "All courses", "Alle Kurse", "Tous les cours", "Todos los cursos", "Alle cursussen",
                "كل المقررات",
            ]
        case .allLessons:
            [
                "All lessons", "Alle Lektionen", "Toutes les leçons", "Todas las lecciones", "Alle lessen",
                "كل الدروس",
            ]
        case .placeInCourse:
            [
                "Place in the course", "Ort im Kurs", "Emplacement dans le cours", "Lugar en el curso",
                "Plaats in de cursus", "الموضع في المقرر",
            ]
        case .previous: ["Previous", "Zurück", "Précédent", "Anterior", "Vorige", "السابق"]
        case .next: ["Next", "Weiter", "Suivant", "Siguiente", "Volgende", "التالي"]
        case .beginWith:
            ["Begin with", "Beginnen mit", "Commencer par", "Empezar con", "Begin met", "ابدأ بـ"]
        case .start: ["Start", "Anfang", "Début", "Inicio", "Begin", "البداية"]
        case .lessonsAround:
            [
                "Lessons before and after", "Lektionen davor und danach", "Leçons avant et après",
                "Lecciones anterior y siguiente", "Lessen ervoor en erna", "الدرس السابق والتالي",
            ]
        case .exerciseMark: ["exercise", "Aufgabe", "exercice", "ejercicio", "opgave", "تمرين"]
        case .printAnswers:
            [
                "Print the answers, folded ones too", "Antworten drucken, auch zugeklappte",
                "Imprimer les réponses, même repliées", "Imprimir las respuestas, también las plegadas",
                "Antwoorden afdrukken, ook de ingeklapte", "اطبع الإجابات، حتى المطوية",
            ]
        case .draft: ["Draft", "Entwurf", "Brouillon", "Borrador", "Concept", "مسودة"]
        case .lesson: ["lesson", "Lektion", "leçon", "lección", "les", "درس"]
        case .lessons: ["lessons", "Lektionen", "leçons", "lecciones", "lessen", "دروس"]
        case .author: ["By", "Von", "Par", "Por", "Door", "بقلم"]
        case .date: ["Date", "Datum", "Date", "Fecha", "Datum", "التاريخ"]
        case .licence: ["Licence", "Lizenz", "Licence", "Licencia", "Licentie", "الترخيص"]
        case .copy: ["Copy", "Kopieren", "Copier", "Copiar", "Kopiëren", "نسخ"]
        case .copied: ["Copied", "Kopiert", "Copié", "Copiado", "Gekopieerd", "تم النسخ"]
        case .search: ["Search", "Suche", "Recherche", "Buscar", "Zoeken", "بحث"]
        case .searchCourse:
            [
                "Search this course", "Diesen Kurs durchsuchen", "Rechercher dans ce cours",
                "Buscar en este curso", "Deze cursus doorzoeken", "ابحث في هذا المقرر",
            ]
        case .placesFound:
            [
                "Places found: %", "Fundstellen: %", "Passages trouvés : %", "Pasajes encontrados: %",
                "Gevonden plaatsen: %", "المواضع الموجودة: %",
            ]
        case .nothingFound:
            [
                "No place has all of these words", "Keine Stelle enthält alle diese Wörter",
                "Aucun passage ne contient tous ces mots", "Ningún pasaje contiene todas estas palabras",
                "Geen plaats bevat al deze woorden", "لا يوجد موضع يحوي كل هذه الكلمات",
            ]
        case .searchNeedsScript:
            [
                "The search needs JavaScript; these are the lessons:",
                "Die Suche braucht JavaScript; dies sind die Lektionen:",
                "La recherche a besoin de JavaScript ; voici les leçons :",
                "La búsqueda necesita JavaScript; estas son las lecciones:",
                "Het zoeken heeft JavaScript nodig; dit zijn de lessen:",
                "يحتاج البحث إلى جافاسكريبت؛ وهذه هي الدروس:",
            ]
        case .footnotes:
            ["Footnotes", "Fußnoten", "Notes", "Notas", "Voetnoten", "الحواشي"]
        case .backToText:
            [
                "Back to the text", "Zurück zum Text", "Retour au texte", "Volver al texto",
                "Terug naar de tekst", "العودة إلى النص",
            ]
        case .references: ["References", "Literatur", "Références", "Referencias", "Literatuur", "المراجع"]
        case .and: ["and", "und", "et", "y", "en", "و"]
        case .others: ["et al.", "et al.", "et al.", "et al.", "et al.", "وآخرون"]
        case .noDate: ["n.d.", "o. J.", "s. d.", "s. f.", "z.d.", "د.ت"]
        case .data: ["Data", "Daten", "Données", "Datos", "Gegevens", "البيانات"]
        case .dataOf:
            ["Data of %", "Daten von %", "Données de %", "Datos de %", "Gegevens van %", "بيانات %"]
        case .asFormat: ["% as", "% als", "% en", "% como", "% als", "% بصيغة"]
        case .numbersFrom:
            [
                "Where the numbers of this page come from", "Woher die Zahlen dieser Seite kommen",
                "D’où viennent les nombres de cette page", "De dónde vienen los números de esta página",
                "Waar de getallen van deze pagina vandaan komen", "من أين جاءت أرقام هذه الصفحة",
            ]
        case .number: ["Number", "Zahl", "Nombre", "Número", "Getal", "العدد"]
        case .valueOf: ["Value of", "Wert von", "Valeur de", "Valor de", "Waarde van", "قيمة"]
        case .linkTo:
            [
                "Link to “%”", "Link zu „%“", "Lien vers « % »", "Enlace a «%»", "Link naar ‘%’",
                "رابط إلى «%»",
            ]
        case .linkToSection:
            [
                "Link to this section", "Link zu diesem Abschnitt", "Lien vers cette section",
                "Enlace a esta sección", "Link naar deze paragraaf", "رابط إلى هذا القسم",
            ]
        case .formula: ["Formula", "Formel", "Formule", "Fórmula", "Formule", "صيغة"]
        case .code: ["Code", "Code", "Code", "Código", "Code", "شيفرة"]
        case .done: ["done", "erledigt", "fait", "hecho", "gedaan", "منجز"]
        case .check: ["Check", "Prüfen", "Vérifier", "Comprobar", "Controleren", "تحقق"]
        case .yourAnswer:
            ["Your answer", "Ihre Antwort", "Votre réponse", "Su respuesta", "Uw antwoord", "إجابتك"]
        case .rightAnswer: ["Right.", "Richtig.", "Juste.", "Correcto.", "Goed.", "صحيح."]
        case .wrongAnswer:
            ["Not yet.", "Noch nicht.", "Pas encore.", "Todavía no.", "Nog niet.", "ليس بعد."]
        case .writeNumber:
            [
                "Write a number.", "Schreiben Sie eine Zahl.", "Écrivez un nombre.", "Escriba un número.",
                "Schrijf een getal.", "اكتب عددًا.",
            ]
        case .open: ["to do", "offen", "à faire", "pendiente", "te doen", "للإنجاز"]
        }
    }
}

/// The words of pages in a language.
package struct PageWords: Sendable, Hashable {
    /// Those in which all words are there.
    static let languages = ["en", "de", "fr", "es", "nl", "ar"]
    package static let english = PageWords(language: "en")

    /// The tag of the text's language.
    package let language: String
    private let index: Int

    /// - Parameter language: a tag such as `de-CH`. Pages in languages that are not known speak English of themselves.
    package init(language: String) {
        self.language = language
        let primary = language.lowercased().split(separator: "-").first.map(String.init) ?? ""
        index = Self.languages.firstIndex(of: primary) ?? 0
    }

    package subscript(_ word: PageWord) -> String { word.texts[index] }

    /// A phrase about something.
    func callAsFunction(_ word: PageWord, _ subject: String) -> String {
        self[word].replacing("%", with: subject)
    }

    /// `rtl` for languages that are written from right to left.
    var direction: String? { Self.isRightToLeft(language) ? "rtl" : nil }

    /// What an element says that is drawn from left to right, and whose words are English, in a page of this language.
    func ofFigures(speakEnglish: Bool) -> [HTMLAttribute] {
        let primary = language.lowercased().split(separator: "-").first ?? ""
        let tongue = speakEnglish && primary != "en" ? HTMLAttribute("lang", "en") : nil
        return [tongue, direction.map { _ in HTMLAttribute("dir", "ltr") }].compactMap { $0 }
    }

    private static func isRightToLeft(_ language: String) -> Bool {
        let primary = language.lowercased().split(separator: "-").first.map(String.init) ?? ""
        return ["ar", "he", "iw", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "arc"].contains(primary)
    }
}
