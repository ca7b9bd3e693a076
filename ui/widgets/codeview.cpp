// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codeview.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int markerNumber = 8;
constexpr int foldMargin = 2;

/// Scintilla's own list of words is that of queries; these are the words of migrations.
class SqlLexer : public QsciLexerSQL
{
public:
    using QsciLexerSQL::QsciLexerSQL;

    const char *keywords(int set) const override
    {
        if (set != 1)
            return QsciLexerSQL::keywords(set);
        static const QByteArray words = QByteArray(QsciLexerSQL::keywords(1))
            + " index sequence type enum if exists replace column concurrently using comment rename owned returning"
              " cascade restrict tablespace autoincrement pragma begin commit rollback serial boolean text bytea json jsonb"
              " uuid timestamp timestamptz datetime bigint smallint without time zone generated always identity stored";
        return words.constData();
    }
};

void colorLexer(QsciLexer &lexer, const Theme &theme)
{
    const QFont font = codeFont();
    lexer.setDefaultFont(font);
    lexer.setDefaultColor(theme.color(Role::Text));
    lexer.setDefaultPaper(theme.color(Role::Surface));
    for (int style = 0; style < 128; ++style) {
        lexer.setFont(font, style);
        lexer.setColor(theme.color(Role::Text), style);
        lexer.setPaper(theme.color(Role::Surface), style);
    }
}

void colorSql(QsciLexerSQL &lexer, const Theme &theme)
{
    colorLexer(lexer, theme);
    for (int style : {QsciLexerSQL::Comment, QsciLexerSQL::CommentLine, QsciLexerSQL::CommentDoc})
        lexer.setColor(theme.color(Role::CodeComment), style);
    for (int style : {QsciLexerSQL::Keyword, QsciLexerSQL::KeywordSet5, QsciLexerSQL::KeywordSet6})
        lexer.setColor(theme.color(Role::CodeKeyword), style);
    for (int style : {QsciLexerSQL::SingleQuotedString, QsciLexerSQL::DoubleQuotedString})
        lexer.setColor(theme.color(Role::CodeString), style);
    lexer.setColor(theme.color(Role::CodeNumber), QsciLexerSQL::Number);
}

void colorPython(QsciLexerPython &lexer, const Theme &theme)
{
    colorLexer(lexer, theme);
    for (int style : {QsciLexerPython::Comment, QsciLexerPython::CommentBlock})
        lexer.setColor(theme.color(Role::CodeComment), style);
    lexer.setColor(theme.color(Role::CodeKeyword), QsciLexerPython::Keyword);
    for (int style : {QsciLexerPython::DoubleQuotedString, QsciLexerPython::SingleQuotedString,
                      QsciLexerPython::TripleSingleQuotedString, QsciLexerPython::TripleDoubleQuotedString,
                      QsciLexerPython::DoubleQuotedFString, QsciLexerPython::SingleQuotedFString,
                      QsciLexerPython::TripleSingleQuotedFString, QsciLexerPython::TripleDoubleQuotedFString,
                      QsciLexerPython::UnclosedString})
        lexer.setColor(theme.color(Role::CodeString), style);
    lexer.setColor(theme.color(Role::CodeNumber), QsciLexerPython::Number);
    lexer.setColor(theme.color(Role::Link), QsciLexerPython::FunctionMethodName);
    lexer.setColor(theme.color(Role::Link), QsciLexerPython::ClassName);
}

} // namespace

CodeView::CodeView(Language language, QWidget *parent)
    : QsciScintilla(parent)
    , m_language(language)
{
    if (language == Language::Sql)
        setLexer(new SqlLexer(this));
    else if (language == Language::Python)
        setLexer(new QsciLexerPython(this));
    setLayoutDirection(Qt::LeftToRight); // as code is written everywhere
    setReadOnly(true);
    setUtf8(true);
    setFrameShape(NoFrame);
    setMarginType(0, NumberMargin);
    setMarginWidth(1, 0);
    setCaretWidth(0); // nothing can be typed here
    setCaretLineVisible(false);
    setScrollWidth(1);
    setScrollWidthTracking(true);
    setExtraAscent(2);
    setExtraDescent(2);
    setTabWidth(4);
    if (language == Language::Python)
        setFolding(PlainFoldStyle, foldMargin);
    markerDefine(Background, markerNumber);
    SendScintilla(SCI_SETTABINDENTS, 0);
    SendScintilla(SCI_SETMARGINLEFT, 0, long(12));
    setContextMenuPolicy(Qt::DefaultContextMenu);
    applyColors();
}

void CodeView::setEditable(bool editable)
{
    if (editable == !isReadOnly())
        return;
    setReadOnly(!editable);
    setCaretWidth(editable ? 2 : 0);
    setCaretForegroundColor(Theme::current().color(Role::Text));
    setIndentationsUseTabs(false);
    setAutoIndent(editable);
    SendScintilla(SCI_SETTABINDENTS, editable ? 1 : 0);
    const QString code = text();
    setEolMode(code.contains("\r\n"_L1) ? EolWindows : EolUnix); // of new lines; the others stay as they are
}

void CodeView::setCode(const QString &code)
{
    if (code == text())
        return;
    const bool wasReadOnly = isReadOnly();
    setReadOnly(false);
    setText(code);
    setReadOnly(wasReadOnly);
    SendScintilla(SCI_EMPTYUNDOBUFFER); // Ctrl+Z does not lead to another script
    fitMargin();
    SendScintilla(SCI_SETXOFFSET, 0ul);
    setFirstVisibleLine(0);
}

/// As wide as the line numbers.
void CodeView::fitMargin()
{
    setMarginWidth(0, QString(QString::number(std::max(lines(), 10)) + u"00"_s));
}

void CodeView::markLines(int first, int last)
{
    markerDeleteAll(markerNumber);
    if (first <= 0)
        return;
    for (int line = first; line <= std::max(first, last); ++line)
        markerAdd(line - 1, markerNumber);
    ensureLineVisible(first - 1);
    const int visible = int(SendScintilla(SCI_LINESONSCREEN));
    if (first - 1 < firstVisibleLine() || last > firstVisibleLine() + visible)
        setFirstVisibleLine(std::max(0, first - 1 - visible / 3));
}

void CodeView::toggleFolds()
{
    if (contractedFolds().isEmpty())
        foldAll(true);
    else
        clearFolds();
}

void CodeView::applyColors()
{
    const Theme &theme = Theme::current();
    if (auto *sql = qobject_cast<QsciLexerSQL *>(lexer())) {
        sql->setQuotedIdentifiers(false);
        colorSql(*sql, theme);
    } else if (auto *python = qobject_cast<QsciLexerPython *>(lexer())) {
        colorPython(*python, theme);
    } else {
        setFont(codeFont());
        setColor(theme.color(Role::Text));
        setPaper(theme.color(Role::Surface));
    }
    setMarginsFont(codeFont());
    setMarginsForegroundColor(theme.color(Role::FaintText));
    setMarginsBackgroundColor(theme.color(Role::Surface));
    setSelectionBackgroundColor(theme.color(Role::Selection));
    resetSelectionForegroundColor();
    setMarkerBackgroundColor(theme.color(Role::CodeMark), markerNumber);
    setFoldMarginColors(theme.color(Role::Surface), theme.color(Role::Surface));
    for (int marker = SC_MARKNUM_FOLDEREND; marker <= int(SC_MARKNUM_FOLDEROPEN); ++marker) {
        SendScintilla(SCI_MARKERSETFORE, ulong(marker), theme.color(Role::MutedText)); // setMarker…Color() leaves these out
        SendScintilla(SCI_MARKERSETBACK, ulong(marker), theme.color(Role::MutedText));
    }
}

void CodeView::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        applyColors();
        fitMargin(); // the letters may be larger now
    }
}

void CodeView::mouseReleaseEvent(QMouseEvent *event)
{
    QsciScintilla::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && !hasSelectedText()) {
        const int line = lineAt(event->pos());
        if (line >= 0)
            Q_EMIT lineActivated(line + 1);
    }
}

void CodeView::keyPressEvent(QKeyEvent *event)
{
    if (!isReadOnly()) {
        if (event->key() == Qt::Key_Escape)
            focusNextPrevChild(true);
        else
            QsciScintilla::keyPressEvent(event);
        return;
    }
    // Tab leaves the view: it is no editor, and the keyboard must reach everything.
    if (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab) {
        event->ignore();
        focusNextPrevChild(event->key() == Qt::Key_Tab);
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

} // namespace retort::ui
