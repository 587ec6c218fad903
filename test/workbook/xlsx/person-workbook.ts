/**
 * A workbook as people make them: a table with a filter, rules, drop-downs, notes
 * and threaded comments, a chart, a picture, a pivot table, formulas (a shared one
 * too), print settings, a theme, hidden rows, names, and a tab in the format's
 * loosest spelling (no addresses, prefixes).
 */
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PKG = 'http://schemas.openxmlformats.org/package/2006';
const A = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const C = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const XDR = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const rels = (...all: readonly (readonly [id: string, kind: string, target: string])[]): string =>
  `${XML}<Relationships xmlns="${PKG}/relationships">${all
    .map(
      ([id, kind, target]) =>
        `<Relationship Id="${id}" Type="${kind.includes(':') ? kind : `${R}/${kind}`}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const SHARED = [
  'Signer ID',
  'Organization',
  'Status',
  'Mine',
  'Harbor Neighbors',
  'Listed',
  'Río Verde Alliance',
  'Needs authority',
];

const ORGANIZATIONS = `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><sheetPr filterMode="1"><tabColor rgb="FF00B050"/></sheetPr><dimension ref="A1:E4"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="B3" sqref="B3"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="1" width="9.140625" hidden="1" customWidth="1"/><col min="2" max="2" width="44.5703125" style="1" customWidth="1"/></cols><sheetData><row r="1" spans="1:5" x14ac:dyDescent="0.25"><c r="A1" t="s"><v>0</v></c><c r="B1" s="2" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="inlineStr"><is><t>Twice</t></is></c></row><row r="2" spans="1:5" ht="30" customHeight="1" x14ac:dyDescent="0.25"><c r="A2" t="inlineStr"><is><t>s-1</t></is></c><c r="B2" s="2" t="s"><v>4</v></c><c r="C2" t="s"><v>5</v></c><c r="D2" s="3"><v>45000</v></c><c r="E2"><f t="shared" ref="E2:E4" si="0">LEN(B2)*2</f><v>32</v></c></row><row r="3" spans="1:5" hidden="1" x14ac:dyDescent="0.25"><c r="A3" t="inlineStr"><is><t>s-2</t></is></c><c r="B3" t="s"><v>6</v></c><c r="C3" s="2" t="s"><v>7</v></c><c r="D3"><v>12.5</v></c><c r="E3"><f t="shared" si="0"/><v>36</v></c></row><row r="4" spans="1:5" x14ac:dyDescent="0.25"><c r="A4" t="inlineStr"><is><t>s-3</t></is></c><c r="B4" t="inlineStr"><is><r><rPr><b/></rPr><t>Elm </t></r><r><t>Street Tenants</t></r></is></c><c r="C4" t="s"><v>5</v></c><c r="D4" t="b"><v>1</v></c><c r="E4"><f t="shared" si="0"/><v>36</v></c></row></sheetData><sheetProtection sheet="0"/><conditionalFormatting sqref="C2:C4"><cfRule type="cellIs" dxfId="0" priority="1" operator="equal"><formula>"Needs authority"</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="C2:C4"><formula1>"Listed,Needs authority"</formula1></dataValidation></dataValidations><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup orientation="landscape" r:id="rId1"/><headerFooter><oddHeader>&amp;LDraft</oddHeader></headerFooter><drawing r:id="rId2"/><legacyDrawing r:id="rId3"/><tableParts count="1"><tablePart r:id="rId4"/></tableParts></worksheet>`;

const PNG = 'not a picture, and nobody looks: only its bytes count';

const LOOSE = `\uFEFF${XML}<x:worksheet xmlns:x="${MAIN}"><x:sheetData>
  <x:row><x:c t="inlineStr"><x:is><x:t>one</x:t></x:is></x:c><x:c t='inlineStr'><x:is><x:t>two &gt; one</x:t></x:is></x:c></x:row>
  <x:row><x:c><x:v>3</x:v></x:c></x:row>
  <x:row r="5" ><x:c r="C5" ><x:v>0.5</x:v></x:c></x:row>
</x:sheetData><x:autoFilter ref="A1:C2"/></x:worksheet>`;

/** The parts by name; every one but the picture is what a spreadsheet program accepts. */
export const PERSON_WORKBOOK: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${XML}<Types xmlns="${PKG}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="${SHEET}.printerSettings"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet3.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/><Override PartName="/xl/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${SHEET}.sharedStrings+xml"/><Override PartName="/xl/calcChain.xml" ContentType="${SHEET}.calcChain+xml"/><Override PartName="/xl/tables/table1.xml" ContentType="${SHEET}.table+xml"/><Override PartName="/xl/comments1.xml" ContentType="${SHEET}.comments+xml"/><Override PartName="/xl/threadedComments/threadedComment1.xml" ContentType="application/vnd.ms-excel.threadedcomments+xml"/><Override PartName="/xl/persons/person.xml" ContentType="application/vnd.ms-excel.person+xml"/><Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/><Override PartName="/xl/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/><Override PartName="/xl/pivotTables/pivotTable1.xml" ContentType="${SHEET}.pivotTable+xml"/><Override PartName="/xl/pivotCache/pivotCacheDefinition1.xml" ContentType="${SHEET}.pivotCacheDefinition+xml"/></Types>`,
  '_rels/.rels': rels(['rId1', 'officeDocument', 'xl/workbook.xml']),
  'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${R}"><workbookPr defaultThemeVersion="166925"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="20000" windowHeight="9000" activeTab="0"/></bookViews><sheets><sheet name="Organizations" sheetId="7" r:id="rId1"/><sheet name="Count &amp; co" sheetId="3" r:id="rId2"/><sheet name="Loose" sheetId="9" state="hidden" r:id="rId3"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="2" hidden="1">Loose!$A$1:$C$2</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">Organizations!$1:$1</definedName><definedName name="Everyone">Organizations!$B$2:$B$4</definedName></definedNames><calcPr calcId="191029"/><pivotCaches><pivotCache cacheId="1" r:id="rId8"/></pivotCaches></workbook>`,
  'xl/_rels/workbook.xml.rels': rels(
    ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
    ['rId2', 'worksheet', '/xl/worksheets/sheet2.xml'],
    ['rId3', 'worksheet', 'worksheets/sheet3.xml'],
    ['rId4', 'theme', 'theme/theme1.xml'],
    ['rId5', 'styles', 'styles.xml'],
    ['rId6', 'sharedStrings', 'sharedStrings.xml'],
    ['rId7', 'calcChain', 'calcChain.xml'],
    ['rId8', 'pivotCacheDefinition', 'pivotCache/pivotCacheDefinition1.xml'],
    [
      'rId9',
      'http://schemas.microsoft.com/office/2017/10/relationships/person',
      'persons/person.xml',
    ],
  ),
  'xl/worksheets/sheet1.xml': ORGANIZATIONS,
  'xl/worksheets/sheet2.xml': `${XML}<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><f>COUNTIF(Organizations!C:C,"Listed")</f><v>2</v></c><c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData></worksheet>`,
  'xl/worksheets/sheet3.xml': LOOSE,
  'xl/worksheets/_rels/sheet1.xml.rels': rels(
    ['rId1', 'printerSettings', '../printerSettings/printerSettings1.bin'],
    ['rId2', 'drawing', '../drawings/drawing1.xml'],
    ['rId3', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
    ['rId4', 'table', '../tables/table1.xml'],
    ['rId5', 'comments', '../comments1.xml'],
    [
      'rId6',
      'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment',
      '../threadedComments/threadedComment1.xml',
    ],
  ),
  'xl/worksheets/_rels/sheet2.xml.rels': rels([
    'rId1',
    'pivotTable',
    '../pivotTables/pivotTable1.xml',
  ]),
  'xl/theme/theme1.xml': `${XML}<a:theme xmlns:a="${A}" name="Own"><a:themeElements><a:clrScheme name="Own"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2><a:accent1><a:srgbClr val="4472C4"/></a:accent1><a:accent2><a:srgbClr val="ED7D31"/></a:accent2><a:accent3><a:srgbClr val="A5A5A5"/></a:accent3><a:accent4><a:srgbClr val="FFC000"/></a:accent4><a:accent5><a:srgbClr val="5B9BD5"/></a:accent5><a:accent6><a:srgbClr val="70AD47"/></a:accent6><a:hlink><a:srgbClr val="0563C1"/></a:hlink><a:folHlink><a:srgbClr val="954F72"/></a:folHlink></a:clrScheme><a:fontScheme name="Own"><a:majorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Own"><a:fillStyleLst><a:noFill/><a:noFill/><a:noFill/></a:fillStyleLst><a:lnStyleLst><a:ln/><a:ln/><a:ln/></a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst><a:noFill/><a:noFill/><a:noFill/></a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`,
  'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="1"><font><sz val="11"/><color theme="1"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1" applyAlignment="1"><alignment wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs></styleSheet>`,
  'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}" count="12" uniqueCount="${SHARED.length}">${SHARED.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  'xl/calcChain.xml': `${XML}<calcChain xmlns="${MAIN}"><c r="A1" i="3"/><c r="B1"/><c r="C1"/><c r="E2" i="7"/><c r="E3"/><c r="E4"/></calcChain>`,
  'xl/tables/table1.xml': `${XML}<table xmlns="${MAIN}" id="1" name="Signers" displayName="Signers" ref="A1:E4" totalsRowShown="0"><autoFilter ref="A1:E4"/><tableColumns count="5"><tableColumn id="1" name="Signer ID"/><tableColumn id="2" name="Organization"/><tableColumn id="3" name="Status"/><tableColumn id="4" name="Mine"/><tableColumn id="5" name="Twice"/></tableColumns><tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>`,
  'xl/comments1.xml': `${XML}<comments xmlns="${MAIN}"><authors><author>tc={11111111-2222-3333-4444-555555555555}</author><author>Staff</author></authors><commentList><comment ref="B2" authorId="1"><text><t>Call them again</t></text></comment><comment ref="B3" authorId="0"><text><t>[Threaded comment]</t></text></comment></commentList></comments>`,
  'xl/threadedComments/threadedComment1.xml': `${XML}<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="B3" dT="2024-05-01T10:00:00.00" personId="{99999999-2222-3333-4444-555555555555}" id="{11111111-2222-3333-4444-555555555555}"><text>Is this the chapter?</text></threadedComment></ThreadedComments>`,
  'xl/persons/person.xml': `${XML}<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="Staff" id="{99999999-2222-3333-4444-555555555555}" userId="Staff" providerId="None"/></personList>`,
  'xl/drawings/vmlDrawing1.vml': `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape><v:shape id="_x0000_s1026" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>2</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>`,
  'xl/drawings/drawing1.xml': `${XML}<xdr:wsDr xmlns:xdr="${XDR}" xmlns:a="${A}"><xdr:twoCellAnchor><xdr:from><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>12</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>14</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${C}"><c:chart xmlns:c="${C}" xmlns:r="${R}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`,
  'xl/drawings/_rels/drawing1.xml.rels': rels(
    ['rId1', 'chart', '../charts/chart1.xml'],
    ['rId2', 'image', '../media/image1.png'],
  ),
  'xl/charts/chart1.xml': `${XML}<c:chartSpace xmlns:c="${C}" xmlns:a="${A}"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>Organizations!$E$2:$E$4</c:f><c:numCache><c:ptCount val="3"/><c:pt idx="0"><c:v>32</c:v></c:pt><c:pt idx="1"><c:v>36</c:v></c:pt><c:pt idx="2"><c:v>36</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`,
  'xl/media/image1.png': PNG,
  'xl/printerSettings/printerSettings1.bin': 'settings of a printer',
  'xl/pivotTables/pivotTable1.xml': `${XML}<pivotTableDefinition xmlns="${MAIN}" name="PivotTable1" cacheId="1" dataCaption="Values"><location ref="A5:B8" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="1"><pivotField axis="axisRow" dataField="1" showAll="0"><items count="1"><item t="default"/></items></pivotField></pivotFields></pivotTableDefinition>`,
  'xl/pivotTables/_rels/pivotTable1.xml.rels': rels([
    'rId1',
    'pivotCacheDefinition',
    '../pivotCache/pivotCacheDefinition1.xml',
  ]),
  'xl/pivotCache/pivotCacheDefinition1.xml': `${XML}<pivotCacheDefinition xmlns="${MAIN}" refreshOnLoad="1"><cacheSource type="worksheet"><worksheetSource name="Signers"/></cacheSource><cacheFields count="1"><cacheField name="Status"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>`,
};
