// The schema of the language, compiled by scripts/schema-validator.mjs, not edited by hand.

export const validate = validate10;
export default validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","type":"object","properties":{"wireglot":{"const":1},"module":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]*$"},"version":{"type":"string","pattern":"^\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"},"extends":{"type":"string","minLength":1},"sourceLocale":{"type":"string","pattern":"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},"title":{"type":"string","minLength":1,"pattern":"\\S"},"summary":{"type":"string","minLength":1,"pattern":"\\S"},"description":{"type":"string","minLength":1,"pattern":"\\S"},"types":{"type":"object","propertyNames":{"pattern":"^([a-z][a-z0-9_]*|x-.*)$"},"additionalProperties":{"type":["string","object","null"],"if":{"type":"object"},"then":{"$ref":"#/definitions/fieldObject"}}},"connect":{"$ref":"#/definitions/connect"},"options":{"type":"object","propertyNames":{"pattern":"^([a-z][a-z0-9_]*|x-.*)$"},"additionalProperties":{"type":["string","object","null"],"if":{"type":"object"},"then":{"$ref":"#/definitions/fieldObject"}}},"constants":{"type":"object","propertyNames":{"pattern":"^([A-Z][A-Z0-9_]*|x-.*)$"},"additionalProperties":{"type":["object","null"],"if":{"type":"object"},"then":{"$ref":"#/definitions/constant"}}},"closeCodes":{"type":"object","propertyNames":{"pattern":"^([A-Z][A-Z0-9_]*|x-.*)$"},"additionalProperties":{"type":["object","null"],"if":{"type":"object"},"then":{"$ref":"#/definitions/closeCode"}}},"messages":{"type":"object","propertyNames":{"pattern":"^([a-z][a-z0-9_]*|x-.*)$"},"additionalProperties":{"type":["object","null"],"if":{"type":"object"},"then":{"$ref":"#/definitions/message"}}},"permissions":{"type":"object","propertyNames":{"pattern":"^([A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*|x-.*)$"},"additionalProperties":{"type":["object","null"],"if":{"type":"object"},"then":{"$ref":"#/definitions/permission"}}},"errors":{"type":"object","propertyNames":{"pattern":"^([a-z][a-z0-9_]*|x-.*)$"},"additionalProperties":{"type":["object","null"],"if":{"type":"object"},"then":{"$ref":"#/definitions/error"}}},"methods":{"type":"object","propertyNames":{"pattern":"^([a-z][a-z0-9_]*|x-.*)$"},"additionalProperties":{"type":["object","null"],"if":{"type":"object"},"then":{"$ref":"#/definitions/method"}}},"guide":{"type":"array","items":{"$ref":"#/definitions/section"}},"pages":{"type":"array","items":{"$ref":"#/definitions/page"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["wireglot","module","version","summary"],"definitions":{"fieldObject":{"type":"object","properties":{"type":{"type":"string","minLength":1},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}},"role":{"type":"string","enum":["headers","protocols","dial-timeout","read-timeout","write-timeout","close-timeout","compression","compression-threshold","read-limit","channel-capacity","channel-bytes","signal","tls","agent","proxy","follow-redirects","fast-lane","heartbeat-interval","heartbeat-timeout","reconnect-max-attempts","reconnect-initial-delay","reconnect-max-delay","reconnect-queue-capacity","reconnect-queue-overflow"]},"required":{"type":"boolean"},"secret":{"type":"boolean"},"default":{"type":["string","number","boolean","array","object"]},"zero":{"type":"string","minLength":1,"pattern":"\\S"},"minimum":{"type":["number","string"]},"maximum":{"type":["number","string"]},"minLength":{"type":"integer","minimum":0},"maxLength":{"type":"integer","minimum":0},"pattern":{"type":"string"},"minItems":{"type":"integer","minimum":0},"maxItems":{"type":"integer","minimum":0},"unique":{"type":"boolean"},"items":{"allOf":[{"$ref":"#/definitions/field"}]},"values":{"type":["string","array","object"],"if":{"type":"array"},"then":{"minItems":1,"uniqueItems":true,"items":{"type":["string","number"]}}},"flags":{"type":"string"},"properties":{"allOf":[{"$ref":"#/definitions/fields"}]}},"patternProperties":{"^x-":{}},"additionalProperties":false,"if":{"required":["type"],"properties":{"type":{"const":"enum"}}},"then":{"properties":{"values":{"type":["string","array"]}}},"else":{"properties":{"values":{"if":{"type":"object"},"then":{"$ref":"#/definitions/fieldObject"}}}}},"field":{"type":["string","object"],"if":{"type":"object"},"then":{"$ref":"#/definitions/fieldObject"}},"fields":{"type":"object","propertyNames":{"pattern":"^([a-z][a-z0-9_]*|x-.*)$"},"additionalProperties":{"type":["string","object"],"if":{"type":"object"},"then":{"$ref":"#/definitions/fieldObject"}}},"member":{"type":"object","properties":{"value":{"type":["string","number"]},"role":{"type":"string"},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["value"]},"constant":{"type":"object","properties":{"value":{"type":["string","number"]},"role":{"type":"string","enum":["compression","message-type","control-type"]},"flat":{"type":"boolean"},"members":{"type":"object","propertyNames":{"pattern":"^([A-Z][A-Z0-9_]*|x-.*)$"},"additionalProperties":{"$ref":"#/definitions/member"}},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false},"closeCode":{"type":"object","properties":{"code":{"type":["integer","string"],"minimum":0,"pattern":"^\\d+\\s*-\\s*\\d+$"},"reason":{"type":"string","minLength":1},"reconnect":{"type":["string","object"],"if":{"type":"string"},"then":{"enum":["never","backoff","immediate","credentials","elsewhere"]},"else":{"properties":{"after":{"type":["number","string"]}},"required":["after"],"additionalProperties":false}},"clean":{"type":"boolean"},"sendable":{"type":"boolean"},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["code"]},"message":{"type":"object","properties":{"role":{"type":"string","enum":["text","binary","ping","pong","close"]},"fields":{"allOf":[{"$ref":"#/definitions/fields"}]},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false},"permission":{"type":"object","properties":{"role":{"type":"string","enum":["connect","connect-url"]},"resource":{"type":"string","enum":["url","none"]},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false},"error":{"type":"object","properties":{"role":{"type":"string","enum":["connections-disabled","url-denied","no-context","connection-failed","invalid-connection-id","invalid-argument","dial-timeout","read-timeout","write-timeout","ping-timeout","receive-timeout","http-status","handshake-failed","connection-closed","connection-lost","message-too-big","protocol-violation","canceled"]},"status":{"type":["array","integer","string"],"items":{"type":["integer","string"],"minimum":100,"maximum":599,"pattern":"^[1-5]xx$"},"minimum":100,"maximum":599,"pattern":"^[1-5]xx$"},"kind":{"type":"string","enum":["NOT_FOUND","ALREADY_EXISTS","INVALID","PERMISSION_DENIED","UNAVAILABLE","INTERNAL","CANCELED","CONFLICT","TIMEOUT","RATE_LIMITED","UNKNOWN"]},"retryable":{"enum":[true,false,"advice"]},"message":{"type":"string","minLength":1},"details":{"allOf":[{"$ref":"#/definitions/fields"}]},"advice":{"type":"string","minLength":1,"pattern":"\\S"},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["kind","retryable","message"]},"connect":{"type":"object","properties":{"params":{"allOf":[{"$ref":"#/definitions/fields"}]},"returns":{"type":"object","properties":{"type":{"type":"string","minLength":1},"doc":{"type":"string","minLength":1,"pattern":"\\S"}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["type"]},"waits":{"type":"string","minLength":1,"pattern":"\\S"},"errors":{"type":"array","items":{"type":"string"},"uniqueItems":true},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false},"method":{"type":"object","properties":{"role":{"type":"string","enum":["send","ping","channel","control","close"]},"params":{"allOf":[{"$ref":"#/definitions/fields"}]},"returns":{"type":"object","properties":{"type":{"type":"string","minLength":1},"doc":{"type":"string","minLength":1,"pattern":"\\S"}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["type"]},"waits":{"type":"string","minLength":1,"pattern":"\\S"},"errors":{"type":"array","items":{"type":"string"},"uniqueItems":true},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false},"section":{"type":"object","properties":{"id":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_.-]*$"},"title":{"type":"string","minLength":1,"pattern":"\\S"},"body":{"type":"string","minLength":1,"pattern":"\\S"},"example":{"type":"string","minLength":1},"table":{"type":"string","pattern":"^(options|constants|closeCodes|permissions|errors|details|methods|messages|connect|commands|exitCodes|constants\\.[A-Za-z0-9_]+|methods\\.[A-Za-z0-9_]+)$"},"diagram":{"enum":["connection","pipeline"]},"sections":{"type":"array","items":{"$ref":"#/definitions/section"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["id","title"]},"page":{"type":"object","properties":{"id":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_.-]*$"},"title":{"type":"string","minLength":1,"pattern":"\\S"},"body":{"type":"string","minLength":1,"pattern":"\\S"},"example":{"type":"string","minLength":1},"table":{"type":"string","pattern":"^(options|constants|closeCodes|permissions|errors|details|methods|messages|connect|commands|exitCodes|constants\\.[A-Za-z0-9_]+|methods\\.[A-Za-z0-9_]+)$"},"diagram":{"enum":["connection","pipeline"]},"inherited":{"type":"boolean"},"sections":{"type":"array","items":{"$ref":"#/definitions/section"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["id","title"]}}};
const schema18 = {"type":"object","properties":{"code":{"type":["integer","string"],"minimum":0,"pattern":"^\\d+\\s*-\\s*\\d+$"},"reason":{"type":"string","minLength":1},"reconnect":{"type":["string","object"],"if":{"type":"string"},"then":{"enum":["never","backoff","immediate","credentials","elsewhere"]},"else":{"properties":{"after":{"type":["number","string"]}},"required":["after"],"additionalProperties":false}},"clean":{"type":"boolean"},"sendable":{"type":"boolean"},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["code"]};
const schema20 = {"type":"object","properties":{"role":{"type":"string","enum":["connect","connect-url"]},"resource":{"type":"string","enum":["url","none"]},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false};
const func2 = Object.prototype.hasOwnProperty;
const func3 = (text) => [...text].length;
const pattern0 = new RegExp("^x-", "u");
const pattern1 = new RegExp("^[A-Za-z][A-Za-z0-9_-]*$", "u");
const pattern2 = new RegExp("^\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$", "u");
const pattern3 = new RegExp("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "u");
const pattern4 = new RegExp("\\S", "u");
const pattern7 = new RegExp("^([a-z][a-z0-9_]*|x-.*)$", "u");
const pattern20 = new RegExp("^([A-Z][A-Z0-9_]*|x-.*)$", "u");
const pattern30 = new RegExp("^\\d+\\s*-\\s*\\d+$", "u");
const pattern37 = new RegExp("^([A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*|x-.*)$", "u");
const schema12 = {"type":"object","properties":{"type":{"type":"string","minLength":1},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}},"role":{"type":"string","enum":["headers","protocols","dial-timeout","read-timeout","write-timeout","close-timeout","compression","compression-threshold","read-limit","channel-capacity","channel-bytes","signal","tls","agent","proxy","follow-redirects","fast-lane","heartbeat-interval","heartbeat-timeout","reconnect-max-attempts","reconnect-initial-delay","reconnect-max-delay","reconnect-queue-capacity","reconnect-queue-overflow"]},"required":{"type":"boolean"},"secret":{"type":"boolean"},"default":{"type":["string","number","boolean","array","object"]},"zero":{"type":"string","minLength":1,"pattern":"\\S"},"minimum":{"type":["number","string"]},"maximum":{"type":["number","string"]},"minLength":{"type":"integer","minimum":0},"maxLength":{"type":"integer","minimum":0},"pattern":{"type":"string"},"minItems":{"type":"integer","minimum":0},"maxItems":{"type":"integer","minimum":0},"unique":{"type":"boolean"},"items":{"allOf":[{"$ref":"#/definitions/field"}]},"values":{"type":["string","array","object"],"if":{"type":"array"},"then":{"minItems":1,"uniqueItems":true,"items":{"type":["string","number"]}}},"flags":{"type":"string"},"properties":{"allOf":[{"$ref":"#/definitions/fields"}]}},"patternProperties":{"^x-":{}},"additionalProperties":false,"if":{"required":["type"],"properties":{"type":{"const":"enum"}}},"then":{"properties":{"values":{"type":["string","array"]}}},"else":{"properties":{"values":{"if":{"type":"object"},"then":{"$ref":"#/definitions/fieldObject"}}}}};
const wrapper0 = {validate: validate11};
const schema13 = {"type":["string","object"],"if":{"type":"object"},"then":{"$ref":"#/definitions/fieldObject"}};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema13.type},schema:schema13.type,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs4 = errors;
if(!(wrapper0.validate(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : append(vErrors, wrapper0.validate.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"},schema:schema13.if,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}

const schema14 = {"type":"object","propertyNames":{"pattern":"^([a-z][a-z0-9_]*|x-.*)$"},"additionalProperties":{"type":["string","object"],"if":{"type":"object"},"then":{"$ref":"#/definitions/fieldObject"}}};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern7.test(key0)){
const err0 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^([a-z][a-z0-9_]*|x-.*)$"},schema:"^([a-z][a-z0-9_]*|x-.*)$",parentSchema:schema14.propertyNames,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
const err1 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},schema:schema14.propertyNames,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
for(const key1 in data){
let data0 = data[key1];
if((typeof data0 !== "string") && (!(data0 && typeof data0 == "object" && !Array.isArray(data0)))){
const err2 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: schema14.additionalProperties.type},schema:schema14.additionalProperties.type,parentSchema:schema14.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const _errs5 = errors;
let valid2 = true;
const _errs6 = errors;
if(!(data0 && typeof data0 == "object" && !Array.isArray(data0))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs6 === errors;
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs8 = errors;
if(!(wrapper0.validate(data0, {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : append(vErrors, wrapper0.validate.errors);
errors = vErrors.length;
}
var _valid0 = _errs8 === errors;
valid2 = _valid0;
}
if(!valid2){
const err4 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/if",keyword:"if",params:{failingKeyword: "then"},schema:schema14.additionalProperties.if,parentSchema:schema14.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema14.type,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}


function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.type !== undefined){
if("enum" !== data.type){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.values !== undefined){
let data1 = data.values;
if((typeof data1 !== "string") && (!(Array.isArray(data1)))){
const err2 = {instancePath:instancePath+"/values",schemaPath:"#/then/properties/values/type",keyword:"type",params:{type: schema12.then.properties.values.type},schema:schema12.then.properties.values.type,parentSchema:schema12.then.properties.values,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.values !== undefined){
let data2 = data.values;
const _errs9 = errors;
let valid4 = true;
const _errs10 = errors;
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs10 === errors;
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs12 = errors;
if(!(wrapper0.validate(data2, {instancePath:instancePath+"/values",parentData:data,parentDataProperty:"values",rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : append(vErrors, wrapper0.validate.errors);
errors = vErrors.length;
}
var _valid1 = _errs12 === errors;
valid4 = _valid1;
}
if(!valid4){
const err4 = {instancePath:instancePath+"/values",schemaPath:"#/else/properties/values/if",keyword:"if",params:{failingKeyword: "then"},schema:schema12.else.properties.values.if,parentSchema:schema12.else.properties.values,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
var _valid0 = _errs7 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err5 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},schema:schema12.if,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((func2.call(schema12.properties, key0)) || (pattern0.test(key0)))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.type !== undefined){
let data3 = data.type;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err7 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.type,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},schema:schema12.properties.type.type,parentSchema:schema12.properties.type,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.doc !== undefined){
let data4 = data.doc;
if(typeof data4 === "string"){
if(func3(data4) < 1){
const err9 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.doc,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern4.test(data4)){
const err10 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema12.properties.doc,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/type",keyword:"type",params:{type: "string"},schema:schema12.properties.doc.type,parentSchema:schema12.properties.doc,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.deprecated !== undefined){
let data5 = data.deprecated;
if(typeof data5 === "string"){
if(func3(data5) < 1){
const err12 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.deprecated,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern4.test(data5)){
const err13 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema12.properties.deprecated,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/type",keyword:"type",params:{type: "string"},schema:schema12.properties.deprecated.type,parentSchema:schema12.properties.deprecated,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.renamedFrom !== undefined){
let data6 = data.renamedFrom;
if((typeof data6 !== "string") && (!(Array.isArray(data6)))){
const err15 = {instancePath:instancePath+"/renamedFrom",schemaPath:"#/properties/renamedFrom/type",keyword:"type",params:{type: schema12.properties.renamedFrom.type},schema:schema12.properties.renamedFrom.type,parentSchema:schema12.properties.renamedFrom,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 !== "string"){
const err16 = {instancePath:instancePath+"/renamedFrom/" + i0,schemaPath:"#/properties/renamedFrom/items/type",keyword:"type",params:{type: "string"},schema:schema12.properties.renamedFrom.items.type,parentSchema:schema12.properties.renamedFrom.items,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
}
if(data.role !== undefined){
let data8 = data.role;
if(typeof data8 !== "string"){
const err17 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},schema:schema12.properties.role.type,parentSchema:schema12.properties.role,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!((((((((((((((((((((((((data8 === "headers") || (data8 === "protocols")) || (data8 === "dial-timeout")) || (data8 === "read-timeout")) || (data8 === "write-timeout")) || (data8 === "close-timeout")) || (data8 === "compression")) || (data8 === "compression-threshold")) || (data8 === "read-limit")) || (data8 === "channel-capacity")) || (data8 === "channel-bytes")) || (data8 === "signal")) || (data8 === "tls")) || (data8 === "agent")) || (data8 === "proxy")) || (data8 === "follow-redirects")) || (data8 === "fast-lane")) || (data8 === "heartbeat-interval")) || (data8 === "heartbeat-timeout")) || (data8 === "reconnect-max-attempts")) || (data8 === "reconnect-initial-delay")) || (data8 === "reconnect-max-delay")) || (data8 === "reconnect-queue-capacity")) || (data8 === "reconnect-queue-overflow"))){
const err18 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: schema12.properties.role.enum},schema:schema12.properties.role.enum,parentSchema:schema12.properties.role,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.required !== undefined){
let data9 = data.required;
if(typeof data9 !== "boolean"){
const err19 = {instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "boolean"},schema:schema12.properties.required.type,parentSchema:schema12.properties.required,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.secret !== undefined){
let data10 = data.secret;
if(typeof data10 !== "boolean"){
const err20 = {instancePath:instancePath+"/secret",schemaPath:"#/properties/secret/type",keyword:"type",params:{type: "boolean"},schema:schema12.properties.secret.type,parentSchema:schema12.properties.secret,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.default !== undefined){
let data11 = data.default;
if((((!data11 || typeof data11 != "object") && (typeof data11 !== "string")) && (!((typeof data11 == "number") && (isFinite(data11))))) && (typeof data11 !== "boolean")){
const err21 = {instancePath:instancePath+"/default",schemaPath:"#/properties/default/type",keyword:"type",params:{type: schema12.properties.default.type},schema:schema12.properties.default.type,parentSchema:schema12.properties.default,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.zero !== undefined){
let data12 = data.zero;
if(typeof data12 === "string"){
if(func3(data12) < 1){
const err22 = {instancePath:instancePath+"/zero",schemaPath:"#/properties/zero/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.zero,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(!pattern4.test(data12)){
const err23 = {instancePath:instancePath+"/zero",schemaPath:"#/properties/zero/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema12.properties.zero,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/zero",schemaPath:"#/properties/zero/type",keyword:"type",params:{type: "string"},schema:schema12.properties.zero.type,parentSchema:schema12.properties.zero,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.minimum !== undefined){
let data13 = data.minimum;
if((!((typeof data13 == "number") && (isFinite(data13)))) && (typeof data13 !== "string")){
const err25 = {instancePath:instancePath+"/minimum",schemaPath:"#/properties/minimum/type",keyword:"type",params:{type: schema12.properties.minimum.type},schema:schema12.properties.minimum.type,parentSchema:schema12.properties.minimum,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.maximum !== undefined){
let data14 = data.maximum;
if((!((typeof data14 == "number") && (isFinite(data14)))) && (typeof data14 !== "string")){
const err26 = {instancePath:instancePath+"/maximum",schemaPath:"#/properties/maximum/type",keyword:"type",params:{type: schema12.properties.maximum.type},schema:schema12.properties.maximum.type,parentSchema:schema12.properties.maximum,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.minLength !== undefined){
let data15 = data.minLength;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err27 = {instancePath:instancePath+"/minLength",schemaPath:"#/properties/minLength/type",keyword:"type",params:{type: "integer"},schema:schema12.properties.minLength.type,parentSchema:schema12.properties.minLength,data:data15};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
const err28 = {instancePath:instancePath+"/minLength",schemaPath:"#/properties/minLength/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema12.properties.minLength,data:data15};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
if(data.maxLength !== undefined){
let data16 = data.maxLength;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err29 = {instancePath:instancePath+"/maxLength",schemaPath:"#/properties/maxLength/type",keyword:"type",params:{type: "integer"},schema:schema12.properties.maxLength.type,parentSchema:schema12.properties.maxLength,data:data16};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 0 || isNaN(data16)){
const err30 = {instancePath:instancePath+"/maxLength",schemaPath:"#/properties/maxLength/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema12.properties.maxLength,data:data16};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
if(data.pattern !== undefined){
let data17 = data.pattern;
if(typeof data17 !== "string"){
const err31 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema12.properties.pattern.type,parentSchema:schema12.properties.pattern,data:data17};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.minItems !== undefined){
let data18 = data.minItems;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err32 = {instancePath:instancePath+"/minItems",schemaPath:"#/properties/minItems/type",keyword:"type",params:{type: "integer"},schema:schema12.properties.minItems.type,parentSchema:schema12.properties.minItems,data:data18};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 0 || isNaN(data18)){
const err33 = {instancePath:instancePath+"/minItems",schemaPath:"#/properties/minItems/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema12.properties.minItems,data:data18};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
if(data.maxItems !== undefined){
let data19 = data.maxItems;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err34 = {instancePath:instancePath+"/maxItems",schemaPath:"#/properties/maxItems/type",keyword:"type",params:{type: "integer"},schema:schema12.properties.maxItems.type,parentSchema:schema12.properties.maxItems,data:data19};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 < 0 || isNaN(data19)){
const err35 = {instancePath:instancePath+"/maxItems",schemaPath:"#/properties/maxItems/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema12.properties.maxItems,data:data19};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
if(data.unique !== undefined){
let data20 = data.unique;
if(typeof data20 !== "boolean"){
const err36 = {instancePath:instancePath+"/unique",schemaPath:"#/properties/unique/type",keyword:"type",params:{type: "boolean"},schema:schema12.properties.unique.type,parentSchema:schema12.properties.unique,data:data20};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.items !== undefined){
if(!(validate12(data.items, {instancePath:instancePath+"/items",parentData:data,parentDataProperty:"items",rootData}))){
vErrors = vErrors === null ? validate12.errors : append(vErrors, validate12.errors);
errors = vErrors.length;
}
}
if(data.values !== undefined){
let data22 = data.values;
if((!data22 || typeof data22 != "object") && (typeof data22 !== "string")){
const err37 = {instancePath:instancePath+"/values",schemaPath:"#/properties/values/type",keyword:"type",params:{type: schema12.properties.values.type},schema:schema12.properties.values.type,parentSchema:schema12.properties.values,data:data22};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
const _errs54 = errors;
let valid9 = true;
const _errs55 = errors;
if(!(Array.isArray(data22))){
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
var _valid2 = _errs55 === errors;
errors = _errs54;
if(vErrors !== null){
if(_errs54){
vErrors.length = _errs54;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs57 = errors;
if(Array.isArray(data22)){
if(data22.length < 1){
const err39 = {instancePath:instancePath+"/values",schemaPath:"#/properties/values/then/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema12.properties.values.then,data:data22};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
const len1 = data22.length;
for(let i1=0; i1<len1; i1++){
let data23 = data22[i1];
if((typeof data23 !== "string") && (!((typeof data23 == "number") && (isFinite(data23))))){
const err40 = {instancePath:instancePath+"/values/" + i1,schemaPath:"#/properties/values/then/items/type",keyword:"type",params:{type: schema12.properties.values.then.items.type},schema:schema12.properties.values.then.items.type,parentSchema:schema12.properties.values.then.items,data:data23};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
let i2 = data22.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data22[i2];
if((typeof item0 !== "string") && (!((typeof item0 == "number") && (isFinite(item0))))){
continue;
}
if(typeof item0 == "string"){
item0 += "_";
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err41 = {instancePath:instancePath+"/values",schemaPath:"#/properties/values/then/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},schema:true,parentSchema:schema12.properties.values.then,data:data22};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
break;
}
indices0[item0] = i2;
}
}
}
var _valid2 = _errs57 === errors;
valid9 = _valid2;
}
if(!valid9){
const err42 = {instancePath:instancePath+"/values",schemaPath:"#/properties/values/if",keyword:"if",params:{failingKeyword: "then"},schema:schema12.properties.values.if,parentSchema:schema12.properties.values,data:data22};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.flags !== undefined){
let data24 = data.flags;
if(typeof data24 !== "string"){
const err43 = {instancePath:instancePath+"/flags",schemaPath:"#/properties/flags/type",keyword:"type",params:{type: "string"},schema:schema12.properties.flags.type,parentSchema:schema12.properties.flags,data:data24};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.properties !== undefined){
if(!(validate14(data.properties, {instancePath:instancePath+"/properties",parentData:data,parentDataProperty:"properties",rootData}))){
vErrors = vErrors === null ? validate14.errors : append(vErrors, validate14.errors);
errors = vErrors.length;
}
}
}
else {
const err44 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

const schema15 = {"type":"object","properties":{"params":{"allOf":[{"$ref":"#/definitions/fields"}]},"returns":{"type":"object","properties":{"type":{"type":"string","minLength":1},"doc":{"type":"string","minLength":1,"pattern":"\\S"}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["type"]},"waits":{"type":"string","minLength":1,"pattern":"\\S"},"errors":{"type":"array","items":{"type":"string"},"uniqueItems":true},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((((key0 === "params") || (key0 === "returns")) || (key0 === "waits")) || (key0 === "errors")) || (key0 === "doc")) || (key0 === "deprecated")) || (key0 === "renamedFrom")) || (pattern0.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.params !== undefined){
if(!(validate14(data.params, {instancePath:instancePath+"/params",parentData:data,parentDataProperty:"params",rootData}))){
vErrors = vErrors === null ? validate14.errors : append(vErrors, validate14.errors);
errors = vErrors.length;
}
}
if(data.returns !== undefined){
let data1 = data.returns;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.type === undefined){
const err1 = {instancePath:instancePath+"/returns",schemaPath:"#/properties/returns/required",keyword:"required",params:{missingProperty: "type"},schema:schema15.properties.returns.required,parentSchema:schema15.properties.returns,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key1 in data1){
if(!(((key1 === "type") || (key1 === "doc")) || (pattern0.test(key1)))){
const err2 = {instancePath:instancePath+"/returns",schemaPath:"#/properties/returns/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema15.properties.returns,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data1.type !== undefined){
let data2 = data1.type;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err3 = {instancePath:instancePath+"/returns/type",schemaPath:"#/properties/returns/properties/type/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema15.properties.returns.properties.type,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/returns/type",schemaPath:"#/properties/returns/properties/type/type",keyword:"type",params:{type: "string"},schema:schema15.properties.returns.properties.type.type,parentSchema:schema15.properties.returns.properties.type,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.doc !== undefined){
let data3 = data1.doc;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err5 = {instancePath:instancePath+"/returns/doc",schemaPath:"#/properties/returns/properties/doc/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema15.properties.returns.properties.doc,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern4.test(data3)){
const err6 = {instancePath:instancePath+"/returns/doc",schemaPath:"#/properties/returns/properties/doc/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema15.properties.returns.properties.doc,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/returns/doc",schemaPath:"#/properties/returns/properties/doc/type",keyword:"type",params:{type: "string"},schema:schema15.properties.returns.properties.doc.type,parentSchema:schema15.properties.returns.properties.doc,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/returns",schemaPath:"#/properties/returns/type",keyword:"type",params:{type: "object"},schema:schema15.properties.returns.type,parentSchema:schema15.properties.returns,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.waits !== undefined){
let data4 = data.waits;
if(typeof data4 === "string"){
if(func3(data4) < 1){
const err9 = {instancePath:instancePath+"/waits",schemaPath:"#/properties/waits/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema15.properties.waits,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern4.test(data4)){
const err10 = {instancePath:instancePath+"/waits",schemaPath:"#/properties/waits/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema15.properties.waits,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/waits",schemaPath:"#/properties/waits/type",keyword:"type",params:{type: "string"},schema:schema15.properties.waits.type,parentSchema:schema15.properties.waits,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.errors !== undefined){
let data5 = data.errors;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/errors/" + i0,schemaPath:"#/properties/errors/items/type",keyword:"type",params:{type: "string"},schema:schema15.properties.errors.items.type,parentSchema:schema15.properties.errors.items,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
let i1 = data5.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data5[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err13 = {instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema15.properties.errors,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err14 = {instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/type",keyword:"type",params:{type: "array"},schema:schema15.properties.errors.type,parentSchema:schema15.properties.errors,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.doc !== undefined){
let data7 = data.doc;
if(typeof data7 === "string"){
if(func3(data7) < 1){
const err15 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema15.properties.doc,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!pattern4.test(data7)){
const err16 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema15.properties.doc,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/type",keyword:"type",params:{type: "string"},schema:schema15.properties.doc.type,parentSchema:schema15.properties.doc,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.deprecated !== undefined){
let data8 = data.deprecated;
if(typeof data8 === "string"){
if(func3(data8) < 1){
const err18 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema15.properties.deprecated,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!pattern4.test(data8)){
const err19 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema15.properties.deprecated,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/type",keyword:"type",params:{type: "string"},schema:schema15.properties.deprecated.type,parentSchema:schema15.properties.deprecated,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.renamedFrom !== undefined){
let data9 = data.renamedFrom;
if((typeof data9 !== "string") && (!(Array.isArray(data9)))){
const err21 = {instancePath:instancePath+"/renamedFrom",schemaPath:"#/properties/renamedFrom/type",keyword:"type",params:{type: schema15.properties.renamedFrom.type},schema:schema15.properties.renamedFrom.type,parentSchema:schema15.properties.renamedFrom,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(Array.isArray(data9)){
const len1 = data9.length;
for(let i2=0; i2<len1; i2++){
let data10 = data9[i2];
if(typeof data10 !== "string"){
const err22 = {instancePath:instancePath+"/renamedFrom/" + i2,schemaPath:"#/properties/renamedFrom/items/type",keyword:"type",params:{type: "string"},schema:schema15.properties.renamedFrom.items.type,parentSchema:schema15.properties.renamedFrom.items,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
}
}
else {
const err23 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}

const schema16 = {"type":"object","properties":{"value":{"type":["string","number"]},"role":{"type":"string","enum":["compression","message-type","control-type"]},"flat":{"type":"boolean"},"members":{"type":"object","propertyNames":{"pattern":"^([A-Z][A-Z0-9_]*|x-.*)$"},"additionalProperties":{"$ref":"#/definitions/member"}},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false};
const schema17 = {"type":"object","properties":{"value":{"type":["string","number"]},"role":{"type":"string"},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["value"]};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((((key0 === "value") || (key0 === "role")) || (key0 === "flat")) || (key0 === "members")) || (key0 === "doc")) || (key0 === "deprecated")) || (key0 === "renamedFrom")) || (pattern0.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.value !== undefined){
let data0 = data.value;
if((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))){
const err1 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: schema16.properties.value.type},schema:schema16.properties.value.type,parentSchema:schema16.properties.value,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.role !== undefined){
let data1 = data.role;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},schema:schema16.properties.role.type,parentSchema:schema16.properties.role,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!(((data1 === "compression") || (data1 === "message-type")) || (data1 === "control-type"))){
const err3 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: schema16.properties.role.enum},schema:schema16.properties.role.enum,parentSchema:schema16.properties.role,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.flat !== undefined){
let data2 = data.flat;
if(typeof data2 !== "boolean"){
const err4 = {instancePath:instancePath+"/flat",schemaPath:"#/properties/flat/type",keyword:"type",params:{type: "boolean"},schema:schema16.properties.flat.type,parentSchema:schema16.properties.flat,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.members !== undefined){
let data3 = data.members;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
const _errs10 = errors;
if(typeof key1 === "string"){
if(!pattern20.test(key1)){
const err5 = {instancePath:instancePath+"/members",schemaPath:"#/properties/members/propertyNames/pattern",keyword:"pattern",params:{pattern: "^([A-Z][A-Z0-9_]*|x-.*)$"},schema:"^([A-Z][A-Z0-9_]*|x-.*)$",parentSchema:schema16.properties.members.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid1 = _errs10 === errors;
if(!valid1){
const err6 = {instancePath:instancePath+"/members",schemaPath:"#/properties/members/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema16.properties.members.propertyNames,parentSchema:schema16.properties.members,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
for(const key2 in data3){
let data4 = data3[key2];
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.value === undefined){
const err7 = {instancePath:instancePath+"/members/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/member/required",keyword:"required",params:{missingProperty: "value"},schema:schema17.required,parentSchema:schema17,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key3 in data4){
if(!((((((key3 === "value") || (key3 === "role")) || (key3 === "doc")) || (key3 === "deprecated")) || (key3 === "renamedFrom")) || (pattern0.test(key3)))){
const err8 = {instancePath:instancePath+"/members/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/member/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema17,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data4.value !== undefined){
let data5 = data4.value;
if((typeof data5 !== "string") && (!((typeof data5 == "number") && (isFinite(data5))))){
const err9 = {instancePath:instancePath+"/members/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/value",schemaPath:"#/definitions/member/properties/value/type",keyword:"type",params:{type: schema17.properties.value.type},schema:schema17.properties.value.type,parentSchema:schema17.properties.value,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data4.role !== undefined){
let data6 = data4.role;
if(typeof data6 !== "string"){
const err10 = {instancePath:instancePath+"/members/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/role",schemaPath:"#/definitions/member/properties/role/type",keyword:"type",params:{type: "string"},schema:schema17.properties.role.type,parentSchema:schema17.properties.role,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data4.doc !== undefined){
let data7 = data4.doc;
if(typeof data7 === "string"){
if(func3(data7) < 1){
const err11 = {instancePath:instancePath+"/members/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/doc",schemaPath:"#/definitions/member/properties/doc/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema17.properties.doc,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!pattern4.test(data7)){
const err12 = {instancePath:instancePath+"/members/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/doc",schemaPath:"#/definitions/member/properties/doc/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema17.properties.doc,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/members/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/doc",schemaPath:"#/definitions/member/properties/doc/type",keyword:"type",params:{type: "string"},schema:schema17.properties.doc.type,parentSchema:schema17.properties.doc,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data4.deprecated !== undefined){
let data8 = data4.deprecated;
if(typeof data8 === "string"){
if(func3(data8) < 1){
const err14 = {instancePath:instancePath+"/members/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/deprecated",schemaPath:"#/definitions/member/properties/deprecated/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema17.properties.deprecated,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern4.test(data8)){
const err15 = {instancePath:instancePath+"/members/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/deprecated",schemaPath:"#/definitions/member/properties/deprecated/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema17.properties.deprecated,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/members/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/deprecated",schemaPath:"#/definitions/member/properties/deprecated/type",keyword:"type",params:{type: "string"},schema:schema17.properties.deprecated.type,parentSchema:schema17.properties.deprecated,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data4.renamedFrom !== undefined){
let data9 = data4.renamedFrom;
if((typeof data9 !== "string") && (!(Array.isArray(data9)))){
const err17 = {instancePath:instancePath+"/members/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom",schemaPath:"#/definitions/member/properties/renamedFrom/type",keyword:"type",params:{type: schema17.properties.renamedFrom.type},schema:schema17.properties.renamedFrom.type,parentSchema:schema17.properties.renamedFrom,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(Array.isArray(data9)){
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
let data10 = data9[i0];
if(typeof data10 !== "string"){
const err18 = {instancePath:instancePath+"/members/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom/" + i0,schemaPath:"#/definitions/member/properties/renamedFrom/items/type",keyword:"type",params:{type: "string"},schema:schema17.properties.renamedFrom.items.type,parentSchema:schema17.properties.renamedFrom.items,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
}
}
else {
const err19 = {instancePath:instancePath+"/members/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/member/type",keyword:"type",params:{type: "object"},schema:schema17.type,parentSchema:schema17,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/members",schemaPath:"#/properties/members/type",keyword:"type",params:{type: "object"},schema:schema16.properties.members.type,parentSchema:schema16.properties.members,data:data3};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.doc !== undefined){
let data11 = data.doc;
if(typeof data11 === "string"){
if(func3(data11) < 1){
const err21 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema16.properties.doc,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!pattern4.test(data11)){
const err22 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema16.properties.doc,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/type",keyword:"type",params:{type: "string"},schema:schema16.properties.doc.type,parentSchema:schema16.properties.doc,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.deprecated !== undefined){
let data12 = data.deprecated;
if(typeof data12 === "string"){
if(func3(data12) < 1){
const err24 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema16.properties.deprecated,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!pattern4.test(data12)){
const err25 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema16.properties.deprecated,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/type",keyword:"type",params:{type: "string"},schema:schema16.properties.deprecated.type,parentSchema:schema16.properties.deprecated,data:data12};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.renamedFrom !== undefined){
let data13 = data.renamedFrom;
if((typeof data13 !== "string") && (!(Array.isArray(data13)))){
const err27 = {instancePath:instancePath+"/renamedFrom",schemaPath:"#/properties/renamedFrom/type",keyword:"type",params:{type: schema16.properties.renamedFrom.type},schema:schema16.properties.renamedFrom.type,parentSchema:schema16.properties.renamedFrom,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(Array.isArray(data13)){
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
let data14 = data13[i1];
if(typeof data14 !== "string"){
const err28 = {instancePath:instancePath+"/renamedFrom/" + i1,schemaPath:"#/properties/renamedFrom/items/type",keyword:"type",params:{type: "string"},schema:schema16.properties.renamedFrom.items.type,parentSchema:schema16.properties.renamedFrom.items,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
}
}
else {
const err29 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema16.type,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

const schema19 = {"type":"object","properties":{"role":{"type":"string","enum":["text","binary","ping","pong","close"]},"fields":{"allOf":[{"$ref":"#/definitions/fields"}]},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "role") || (key0 === "fields")) || (key0 === "doc")) || (key0 === "deprecated")) || (key0 === "renamedFrom")) || (pattern0.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.role !== undefined){
let data0 = data.role;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},schema:schema19.properties.role.type,parentSchema:schema19.properties.role,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!(((((data0 === "text") || (data0 === "binary")) || (data0 === "ping")) || (data0 === "pong")) || (data0 === "close"))){
const err2 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: schema19.properties.role.enum},schema:schema19.properties.role.enum,parentSchema:schema19.properties.role,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.fields !== undefined){
if(!(validate14(data.fields, {instancePath:instancePath+"/fields",parentData:data,parentDataProperty:"fields",rootData}))){
vErrors = vErrors === null ? validate14.errors : append(vErrors, validate14.errors);
errors = vErrors.length;
}
}
if(data.doc !== undefined){
let data2 = data.doc;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err3 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema19.properties.doc,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern4.test(data2)){
const err4 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema19.properties.doc,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/type",keyword:"type",params:{type: "string"},schema:schema19.properties.doc.type,parentSchema:schema19.properties.doc,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.deprecated !== undefined){
let data3 = data.deprecated;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err6 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema19.properties.deprecated,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern4.test(data3)){
const err7 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema19.properties.deprecated,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/type",keyword:"type",params:{type: "string"},schema:schema19.properties.deprecated.type,parentSchema:schema19.properties.deprecated,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.renamedFrom !== undefined){
let data4 = data.renamedFrom;
if((typeof data4 !== "string") && (!(Array.isArray(data4)))){
const err9 = {instancePath:instancePath+"/renamedFrom",schemaPath:"#/properties/renamedFrom/type",keyword:"type",params:{type: schema19.properties.renamedFrom.type},schema:schema19.properties.renamedFrom.type,parentSchema:schema19.properties.renamedFrom,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 !== "string"){
const err10 = {instancePath:instancePath+"/renamedFrom/" + i0,schemaPath:"#/properties/renamedFrom/items/type",keyword:"type",params:{type: "string"},schema:schema19.properties.renamedFrom.items.type,parentSchema:schema19.properties.renamedFrom.items,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema19.type,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}

const schema21 = {"type":"object","properties":{"role":{"type":"string","enum":["connections-disabled","url-denied","no-context","connection-failed","invalid-connection-id","invalid-argument","dial-timeout","read-timeout","write-timeout","ping-timeout","receive-timeout","http-status","handshake-failed","connection-closed","connection-lost","message-too-big","protocol-violation","canceled"]},"status":{"type":["array","integer","string"],"items":{"type":["integer","string"],"minimum":100,"maximum":599,"pattern":"^[1-5]xx$"},"minimum":100,"maximum":599,"pattern":"^[1-5]xx$"},"kind":{"type":"string","enum":["NOT_FOUND","ALREADY_EXISTS","INVALID","PERMISSION_DENIED","UNAVAILABLE","INTERNAL","CANCELED","CONFLICT","TIMEOUT","RATE_LIMITED","UNKNOWN"]},"retryable":{"enum":[true,false,"advice"]},"message":{"type":"string","minLength":1},"details":{"allOf":[{"$ref":"#/definitions/fields"}]},"advice":{"type":"string","minLength":1,"pattern":"\\S"},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["kind","retryable","message"]};
const pattern43 = new RegExp("^[1-5]xx$", "u");

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema21.required,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.retryable === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "retryable"},schema:schema21.required,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.message === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "message"},schema:schema21.required,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((func2.call(schema21.properties, key0)) || (pattern0.test(key0)))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.role !== undefined){
let data0 = data.role;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},schema:schema21.properties.role.type,parentSchema:schema21.properties.role,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!((((((((((((((((((data0 === "connections-disabled") || (data0 === "url-denied")) || (data0 === "no-context")) || (data0 === "connection-failed")) || (data0 === "invalid-connection-id")) || (data0 === "invalid-argument")) || (data0 === "dial-timeout")) || (data0 === "read-timeout")) || (data0 === "write-timeout")) || (data0 === "ping-timeout")) || (data0 === "receive-timeout")) || (data0 === "http-status")) || (data0 === "handshake-failed")) || (data0 === "connection-closed")) || (data0 === "connection-lost")) || (data0 === "message-too-big")) || (data0 === "protocol-violation")) || (data0 === "canceled"))){
const err5 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: schema21.properties.role.enum},schema:schema21.properties.role.enum,parentSchema:schema21.properties.role,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.status !== undefined){
let data1 = data.status;
if(((!(Array.isArray(data1))) && (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1))))) && (typeof data1 !== "string")){
const err6 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: schema21.properties.status.type},schema:schema21.properties.status.type,parentSchema:schema21.properties.status,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 599 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},schema:599,parentSchema:schema21.properties.status,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1 < 100 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},schema:100,parentSchema:schema21.properties.status,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(typeof data1 === "string"){
if(!pattern43.test(data1)){
const err9 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/pattern",keyword:"pattern",params:{pattern: "^[1-5]xx$"},schema:"^[1-5]xx$",parentSchema:schema21.properties.status,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if((!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) && (typeof data2 !== "string")){
const err10 = {instancePath:instancePath+"/status/" + i0,schemaPath:"#/properties/status/items/type",keyword:"type",params:{type: schema21.properties.status.items.type},schema:schema21.properties.status.items.type,parentSchema:schema21.properties.status.items,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 599 || isNaN(data2)){
const err11 = {instancePath:instancePath+"/status/" + i0,schemaPath:"#/properties/status/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},schema:599,parentSchema:schema21.properties.status.items,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data2 < 100 || isNaN(data2)){
const err12 = {instancePath:instancePath+"/status/" + i0,schemaPath:"#/properties/status/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},schema:100,parentSchema:schema21.properties.status.items,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(typeof data2 === "string"){
if(!pattern43.test(data2)){
const err13 = {instancePath:instancePath+"/status/" + i0,schemaPath:"#/properties/status/items/pattern",keyword:"pattern",params:{pattern: "^[1-5]xx$"},schema:"^[1-5]xx$",parentSchema:schema21.properties.status.items,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
}
}
if(data.kind !== undefined){
let data3 = data.kind;
if(typeof data3 !== "string"){
const err14 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema21.properties.kind.type,parentSchema:schema21.properties.kind,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!(((((((((((data3 === "NOT_FOUND") || (data3 === "ALREADY_EXISTS")) || (data3 === "INVALID")) || (data3 === "PERMISSION_DENIED")) || (data3 === "UNAVAILABLE")) || (data3 === "INTERNAL")) || (data3 === "CANCELED")) || (data3 === "CONFLICT")) || (data3 === "TIMEOUT")) || (data3 === "RATE_LIMITED")) || (data3 === "UNKNOWN"))){
const err15 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema21.properties.kind.enum},schema:schema21.properties.kind.enum,parentSchema:schema21.properties.kind,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.retryable !== undefined){
let data4 = data.retryable;
if(!(((data4 === true) || (data4 === false)) || (data4 === "advice"))){
const err16 = {instancePath:instancePath+"/retryable",schemaPath:"#/properties/retryable/enum",keyword:"enum",params:{allowedValues: schema21.properties.retryable.enum},schema:schema21.properties.retryable.enum,parentSchema:schema21.properties.retryable,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.message !== undefined){
let data5 = data.message;
if(typeof data5 === "string"){
if(func3(data5) < 1){
const err17 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema21.properties.message,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},schema:schema21.properties.message.type,parentSchema:schema21.properties.message,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.details !== undefined){
if(!(validate14(data.details, {instancePath:instancePath+"/details",parentData:data,parentDataProperty:"details",rootData}))){
vErrors = vErrors === null ? validate14.errors : append(vErrors, validate14.errors);
errors = vErrors.length;
}
}
if(data.advice !== undefined){
let data7 = data.advice;
if(typeof data7 === "string"){
if(func3(data7) < 1){
const err19 = {instancePath:instancePath+"/advice",schemaPath:"#/properties/advice/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema21.properties.advice,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern4.test(data7)){
const err20 = {instancePath:instancePath+"/advice",schemaPath:"#/properties/advice/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema21.properties.advice,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/advice",schemaPath:"#/properties/advice/type",keyword:"type",params:{type: "string"},schema:schema21.properties.advice.type,parentSchema:schema21.properties.advice,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.doc !== undefined){
let data8 = data.doc;
if(typeof data8 === "string"){
if(func3(data8) < 1){
const err22 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema21.properties.doc,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(!pattern4.test(data8)){
const err23 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema21.properties.doc,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/type",keyword:"type",params:{type: "string"},schema:schema21.properties.doc.type,parentSchema:schema21.properties.doc,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.deprecated !== undefined){
let data9 = data.deprecated;
if(typeof data9 === "string"){
if(func3(data9) < 1){
const err25 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema21.properties.deprecated,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!pattern4.test(data9)){
const err26 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema21.properties.deprecated,data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/type",keyword:"type",params:{type: "string"},schema:schema21.properties.deprecated.type,parentSchema:schema21.properties.deprecated,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.renamedFrom !== undefined){
let data10 = data.renamedFrom;
if((typeof data10 !== "string") && (!(Array.isArray(data10)))){
const err28 = {instancePath:instancePath+"/renamedFrom",schemaPath:"#/properties/renamedFrom/type",keyword:"type",params:{type: schema21.properties.renamedFrom.type},schema:schema21.properties.renamedFrom.type,parentSchema:schema21.properties.renamedFrom,data:data10};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(Array.isArray(data10)){
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
let data11 = data10[i1];
if(typeof data11 !== "string"){
const err29 = {instancePath:instancePath+"/renamedFrom/" + i1,schemaPath:"#/properties/renamedFrom/items/type",keyword:"type",params:{type: "string"},schema:schema21.properties.renamedFrom.items.type,parentSchema:schema21.properties.renamedFrom.items,data:data11};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
}
}
else {
const err30 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema21.type,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}

const schema22 = {"type":"object","properties":{"role":{"type":"string","enum":["send","ping","channel","control","close"]},"params":{"allOf":[{"$ref":"#/definitions/fields"}]},"returns":{"type":"object","properties":{"type":{"type":"string","minLength":1},"doc":{"type":"string","minLength":1,"pattern":"\\S"}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["type"]},"waits":{"type":"string","minLength":1,"pattern":"\\S"},"errors":{"type":"array","items":{"type":"string"},"uniqueItems":true},"doc":{"type":"string","minLength":1,"pattern":"\\S"},"deprecated":{"type":"string","minLength":1,"pattern":"\\S"},"renamedFrom":{"type":["string","array"],"items":{"type":"string"}}},"patternProperties":{"^x-":{}},"additionalProperties":false};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((((key0 === "role") || (key0 === "params")) || (key0 === "returns")) || (key0 === "waits")) || (key0 === "errors")) || (key0 === "doc")) || (key0 === "deprecated")) || (key0 === "renamedFrom")) || (pattern0.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.role !== undefined){
let data0 = data.role;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},schema:schema22.properties.role.type,parentSchema:schema22.properties.role,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!(((((data0 === "send") || (data0 === "ping")) || (data0 === "channel")) || (data0 === "control")) || (data0 === "close"))){
const err2 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: schema22.properties.role.enum},schema:schema22.properties.role.enum,parentSchema:schema22.properties.role,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.params !== undefined){
if(!(validate14(data.params, {instancePath:instancePath+"/params",parentData:data,parentDataProperty:"params",rootData}))){
vErrors = vErrors === null ? validate14.errors : append(vErrors, validate14.errors);
errors = vErrors.length;
}
}
if(data.returns !== undefined){
let data2 = data.returns;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.type === undefined){
const err3 = {instancePath:instancePath+"/returns",schemaPath:"#/properties/returns/required",keyword:"required",params:{missingProperty: "type"},schema:schema22.properties.returns.required,parentSchema:schema22.properties.returns,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 in data2){
if(!(((key1 === "type") || (key1 === "doc")) || (pattern0.test(key1)))){
const err4 = {instancePath:instancePath+"/returns",schemaPath:"#/properties/returns/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema22.properties.returns,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data2.type !== undefined){
let data3 = data2.type;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err5 = {instancePath:instancePath+"/returns/type",schemaPath:"#/properties/returns/properties/type/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema22.properties.returns.properties.type,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/returns/type",schemaPath:"#/properties/returns/properties/type/type",keyword:"type",params:{type: "string"},schema:schema22.properties.returns.properties.type.type,parentSchema:schema22.properties.returns.properties.type,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data2.doc !== undefined){
let data4 = data2.doc;
if(typeof data4 === "string"){
if(func3(data4) < 1){
const err7 = {instancePath:instancePath+"/returns/doc",schemaPath:"#/properties/returns/properties/doc/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema22.properties.returns.properties.doc,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern4.test(data4)){
const err8 = {instancePath:instancePath+"/returns/doc",schemaPath:"#/properties/returns/properties/doc/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema22.properties.returns.properties.doc,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/returns/doc",schemaPath:"#/properties/returns/properties/doc/type",keyword:"type",params:{type: "string"},schema:schema22.properties.returns.properties.doc.type,parentSchema:schema22.properties.returns.properties.doc,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/returns",schemaPath:"#/properties/returns/type",keyword:"type",params:{type: "object"},schema:schema22.properties.returns.type,parentSchema:schema22.properties.returns,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.waits !== undefined){
let data5 = data.waits;
if(typeof data5 === "string"){
if(func3(data5) < 1){
const err11 = {instancePath:instancePath+"/waits",schemaPath:"#/properties/waits/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema22.properties.waits,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!pattern4.test(data5)){
const err12 = {instancePath:instancePath+"/waits",schemaPath:"#/properties/waits/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema22.properties.waits,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/waits",schemaPath:"#/properties/waits/type",keyword:"type",params:{type: "string"},schema:schema22.properties.waits.type,parentSchema:schema22.properties.waits,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.errors !== undefined){
let data6 = data.errors;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 !== "string"){
const err14 = {instancePath:instancePath+"/errors/" + i0,schemaPath:"#/properties/errors/items/type",keyword:"type",params:{type: "string"},schema:schema22.properties.errors.items.type,parentSchema:schema22.properties.errors.items,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
let i1 = data6.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data6[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err15 = {instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema22.properties.errors,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err16 = {instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/type",keyword:"type",params:{type: "array"},schema:schema22.properties.errors.type,parentSchema:schema22.properties.errors,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.doc !== undefined){
let data8 = data.doc;
if(typeof data8 === "string"){
if(func3(data8) < 1){
const err17 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema22.properties.doc,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!pattern4.test(data8)){
const err18 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema22.properties.doc,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/doc",schemaPath:"#/properties/doc/type",keyword:"type",params:{type: "string"},schema:schema22.properties.doc.type,parentSchema:schema22.properties.doc,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.deprecated !== undefined){
let data9 = data.deprecated;
if(typeof data9 === "string"){
if(func3(data9) < 1){
const err20 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema22.properties.deprecated,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern4.test(data9)){
const err21 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema22.properties.deprecated,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/type",keyword:"type",params:{type: "string"},schema:schema22.properties.deprecated.type,parentSchema:schema22.properties.deprecated,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.renamedFrom !== undefined){
let data10 = data.renamedFrom;
if((typeof data10 !== "string") && (!(Array.isArray(data10)))){
const err23 = {instancePath:instancePath+"/renamedFrom",schemaPath:"#/properties/renamedFrom/type",keyword:"type",params:{type: schema22.properties.renamedFrom.type},schema:schema22.properties.renamedFrom.type,parentSchema:schema22.properties.renamedFrom,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(Array.isArray(data10)){
const len1 = data10.length;
for(let i2=0; i2<len1; i2++){
let data11 = data10[i2];
if(typeof data11 !== "string"){
const err24 = {instancePath:instancePath+"/renamedFrom/" + i2,schemaPath:"#/properties/renamedFrom/items/type",keyword:"type",params:{type: "string"},schema:schema22.properties.renamedFrom.items.type,parentSchema:schema22.properties.renamedFrom.items,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema22.type,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}

const schema23 = {"type":"object","properties":{"id":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_.-]*$"},"title":{"type":"string","minLength":1,"pattern":"\\S"},"body":{"type":"string","minLength":1,"pattern":"\\S"},"example":{"type":"string","minLength":1},"table":{"type":"string","pattern":"^(options|constants|closeCodes|permissions|errors|details|methods|messages|connect|commands|exitCodes|constants\\.[A-Za-z0-9_]+|methods\\.[A-Za-z0-9_]+)$"},"diagram":{"enum":["connection","pipeline"]},"sections":{"type":"array","items":{"$ref":"#/definitions/section"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["id","title"]};
const pattern56 = new RegExp("^[A-Za-z][A-Za-z0-9_.-]*$", "u");
const pattern59 = new RegExp("^(options|constants|closeCodes|permissions|errors|details|methods|messages|connect|commands|exitCodes|constants\\.[A-Za-z0-9_]+|methods\\.[A-Za-z0-9_]+)$", "u");
const wrapper3 = {validate: validate32};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema23.required,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.title === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},schema:schema23.required,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "id") || (key0 === "title")) || (key0 === "body")) || (key0 === "example")) || (key0 === "table")) || (key0 === "diagram")) || (key0 === "sections")) || (pattern0.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern56.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z][A-Za-z0-9_.-]*$",parentSchema:schema23.properties.id,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema23.properties.id.type,parentSchema:schema23.properties.id,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.title !== undefined){
let data1 = data.title;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err5 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema23.properties.title,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern4.test(data1)){
const err6 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema23.properties.title,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},schema:schema23.properties.title.type,parentSchema:schema23.properties.title,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.body !== undefined){
let data2 = data.body;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err8 = {instancePath:instancePath+"/body",schemaPath:"#/properties/body/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema23.properties.body,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern4.test(data2)){
const err9 = {instancePath:instancePath+"/body",schemaPath:"#/properties/body/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema23.properties.body,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/body",schemaPath:"#/properties/body/type",keyword:"type",params:{type: "string"},schema:schema23.properties.body.type,parentSchema:schema23.properties.body,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.example !== undefined){
let data3 = data.example;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err11 = {instancePath:instancePath+"/example",schemaPath:"#/properties/example/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema23.properties.example,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/example",schemaPath:"#/properties/example/type",keyword:"type",params:{type: "string"},schema:schema23.properties.example.type,parentSchema:schema23.properties.example,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.table !== undefined){
let data4 = data.table;
if(typeof data4 === "string"){
if(!pattern59.test(data4)){
const err13 = {instancePath:instancePath+"/table",schemaPath:"#/properties/table/pattern",keyword:"pattern",params:{pattern: "^(options|constants|closeCodes|permissions|errors|details|methods|messages|connect|commands|exitCodes|constants\\.[A-Za-z0-9_]+|methods\\.[A-Za-z0-9_]+)$"},schema:"^(options|constants|closeCodes|permissions|errors|details|methods|messages|connect|commands|exitCodes|constants\\.[A-Za-z0-9_]+|methods\\.[A-Za-z0-9_]+)$",parentSchema:schema23.properties.table,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/table",schemaPath:"#/properties/table/type",keyword:"type",params:{type: "string"},schema:schema23.properties.table.type,parentSchema:schema23.properties.table,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.diagram !== undefined){
let data5 = data.diagram;
if(!((data5 === "connection") || (data5 === "pipeline"))){
const err15 = {instancePath:instancePath+"/diagram",schemaPath:"#/properties/diagram/enum",keyword:"enum",params:{allowedValues: schema23.properties.diagram.enum},schema:schema23.properties.diagram.enum,parentSchema:schema23.properties.diagram,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.sections !== undefined){
let data6 = data.sections;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
if(!(wrapper3.validate(data6[i0], {instancePath:instancePath+"/sections/" + i0,parentData:data6,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? wrapper3.validate.errors : append(vErrors, wrapper3.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err16 = {instancePath:instancePath+"/sections",schemaPath:"#/properties/sections/type",keyword:"type",params:{type: "array"},schema:schema23.properties.sections.type,parentSchema:schema23.properties.sections,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema23.type,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}

const schema24 = {"type":"object","properties":{"id":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_.-]*$"},"title":{"type":"string","minLength":1,"pattern":"\\S"},"body":{"type":"string","minLength":1,"pattern":"\\S"},"example":{"type":"string","minLength":1},"table":{"type":"string","pattern":"^(options|constants|closeCodes|permissions|errors|details|methods|messages|connect|commands|exitCodes|constants\\.[A-Za-z0-9_]+|methods\\.[A-Za-z0-9_]+)$"},"diagram":{"enum":["connection","pipeline"]},"inherited":{"type":"boolean"},"sections":{"type":"array","items":{"$ref":"#/definitions/section"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["id","title"]};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema24.required,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.title === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},schema:schema24.required,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((((((key0 === "id") || (key0 === "title")) || (key0 === "body")) || (key0 === "example")) || (key0 === "table")) || (key0 === "diagram")) || (key0 === "inherited")) || (key0 === "sections")) || (pattern0.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern56.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z][A-Za-z0-9_.-]*$",parentSchema:schema24.properties.id,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema24.properties.id.type,parentSchema:schema24.properties.id,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.title !== undefined){
let data1 = data.title;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err5 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema24.properties.title,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern4.test(data1)){
const err6 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema24.properties.title,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},schema:schema24.properties.title.type,parentSchema:schema24.properties.title,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.body !== undefined){
let data2 = data.body;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err8 = {instancePath:instancePath+"/body",schemaPath:"#/properties/body/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema24.properties.body,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern4.test(data2)){
const err9 = {instancePath:instancePath+"/body",schemaPath:"#/properties/body/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema24.properties.body,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/body",schemaPath:"#/properties/body/type",keyword:"type",params:{type: "string"},schema:schema24.properties.body.type,parentSchema:schema24.properties.body,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.example !== undefined){
let data3 = data.example;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err11 = {instancePath:instancePath+"/example",schemaPath:"#/properties/example/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema24.properties.example,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/example",schemaPath:"#/properties/example/type",keyword:"type",params:{type: "string"},schema:schema24.properties.example.type,parentSchema:schema24.properties.example,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.table !== undefined){
let data4 = data.table;
if(typeof data4 === "string"){
if(!pattern59.test(data4)){
const err13 = {instancePath:instancePath+"/table",schemaPath:"#/properties/table/pattern",keyword:"pattern",params:{pattern: "^(options|constants|closeCodes|permissions|errors|details|methods|messages|connect|commands|exitCodes|constants\\.[A-Za-z0-9_]+|methods\\.[A-Za-z0-9_]+)$"},schema:"^(options|constants|closeCodes|permissions|errors|details|methods|messages|connect|commands|exitCodes|constants\\.[A-Za-z0-9_]+|methods\\.[A-Za-z0-9_]+)$",parentSchema:schema24.properties.table,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/table",schemaPath:"#/properties/table/type",keyword:"type",params:{type: "string"},schema:schema24.properties.table.type,parentSchema:schema24.properties.table,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.diagram !== undefined){
let data5 = data.diagram;
if(!((data5 === "connection") || (data5 === "pipeline"))){
const err15 = {instancePath:instancePath+"/diagram",schemaPath:"#/properties/diagram/enum",keyword:"enum",params:{allowedValues: schema24.properties.diagram.enum},schema:schema24.properties.diagram.enum,parentSchema:schema24.properties.diagram,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.inherited !== undefined){
let data6 = data.inherited;
if(typeof data6 !== "boolean"){
const err16 = {instancePath:instancePath+"/inherited",schemaPath:"#/properties/inherited/type",keyword:"type",params:{type: "boolean"},schema:schema24.properties.inherited.type,parentSchema:schema24.properties.inherited,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.sections !== undefined){
let data7 = data.sections;
if(Array.isArray(data7)){
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(!(validate32(data7[i0], {instancePath:instancePath+"/sections/" + i0,parentData:data7,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate32.errors : append(vErrors, validate32.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/sections",schemaPath:"#/properties/sections/type",keyword:"type",params:{type: "array"},schema:schema24.properties.sections.type,parentSchema:schema24.properties.sections,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema24.type,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}


function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.wireglot === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "wireglot"},schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.module === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "module"},schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.version === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.summary === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "summary"},schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((func2.call(schema11.properties, key0)) || (pattern0.test(key0)))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.wireglot !== undefined){
let data0 = data.wireglot;
if(1 !== data0){
const err5 = {instancePath:instancePath+"/wireglot",schemaPath:"#/properties/wireglot/const",keyword:"const",params:{allowedValue: 1},schema:1,parentSchema:schema11.properties.wireglot,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.module !== undefined){
let data1 = data.module;
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err6 = {instancePath:instancePath+"/module",schemaPath:"#/properties/module/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]*$"},schema:"^[A-Za-z][A-Za-z0-9_-]*$",parentSchema:schema11.properties.module,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/module",schemaPath:"#/properties/module/type",keyword:"type",params:{type: "string"},schema:schema11.properties.module.type,parentSchema:schema11.properties.module,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.version !== undefined){
let data2 = data.version;
if(typeof data2 === "string"){
if(!pattern2.test(data2)){
const err8 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/pattern",keyword:"pattern",params:{pattern: "^\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"},schema:"^\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$",parentSchema:schema11.properties.version,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},schema:schema11.properties.version.type,parentSchema:schema11.properties.version,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.extends !== undefined){
let data3 = data.extends;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err10 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.extends,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/type",keyword:"type",params:{type: "string"},schema:schema11.properties.extends.type,parentSchema:schema11.properties.extends,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.sourceLocale !== undefined){
let data4 = data.sourceLocale;
if(typeof data4 === "string"){
if(!pattern3.test(data4)){
const err12 = {instancePath:instancePath+"/sourceLocale",schemaPath:"#/properties/sourceLocale/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},schema:"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",parentSchema:schema11.properties.sourceLocale,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/sourceLocale",schemaPath:"#/properties/sourceLocale/type",keyword:"type",params:{type: "string"},schema:schema11.properties.sourceLocale.type,parentSchema:schema11.properties.sourceLocale,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.title !== undefined){
let data5 = data.title;
if(typeof data5 === "string"){
if(func3(data5) < 1){
const err14 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.title,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern4.test(data5)){
const err15 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema11.properties.title,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},schema:schema11.properties.title.type,parentSchema:schema11.properties.title,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.summary !== undefined){
let data6 = data.summary;
if(typeof data6 === "string"){
if(func3(data6) < 1){
const err17 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.summary,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!pattern4.test(data6)){
const err18 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema11.properties.summary,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"},schema:schema11.properties.summary.type,parentSchema:schema11.properties.summary,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.description !== undefined){
let data7 = data.description;
if(typeof data7 === "string"){
if(func3(data7) < 1){
const err20 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.description,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern4.test(data7)){
const err21 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema11.properties.description,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema11.properties.description.type,parentSchema:schema11.properties.description,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.types !== undefined){
let data8 = data.types;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key1 in data8){
const _errs19 = errors;
if(typeof key1 === "string"){
if(!pattern7.test(key1)){
const err23 = {instancePath:instancePath+"/types",schemaPath:"#/properties/types/propertyNames/pattern",keyword:"pattern",params:{pattern: "^([a-z][a-z0-9_]*|x-.*)$"},schema:"^([a-z][a-z0-9_]*|x-.*)$",parentSchema:schema11.properties.types.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
var valid1 = _errs19 === errors;
if(!valid1){
const err24 = {instancePath:instancePath+"/types",schemaPath:"#/properties/types/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema11.properties.types.propertyNames,parentSchema:schema11.properties.types,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
for(const key2 in data8){
let data9 = data8[key2];
if(((typeof data9 !== "string") && (!(data9 && typeof data9 == "object" && !Array.isArray(data9)))) && (data9 !== null)){
const err25 = {instancePath:instancePath+"/types/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/types/additionalProperties/type",keyword:"type",params:{type: schema11.properties.types.additionalProperties.type},schema:schema11.properties.types.additionalProperties.type,parentSchema:schema11.properties.types.additionalProperties,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
const _errs23 = errors;
let valid3 = true;
const _errs24 = errors;
if(!(data9 && typeof data9 == "object" && !Array.isArray(data9))){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid0 = _errs24 === errors;
errors = _errs23;
if(vErrors !== null){
if(_errs23){
vErrors.length = _errs23;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs26 = errors;
if(!(validate11(data9, {instancePath:instancePath+"/types/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data8,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate11.errors : append(vErrors, validate11.errors);
errors = vErrors.length;
}
var _valid0 = _errs26 === errors;
valid3 = _valid0;
}
if(!valid3){
const err27 = {instancePath:instancePath+"/types/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/types/additionalProperties/if",keyword:"if",params:{failingKeyword: "then"},schema:schema11.properties.types.additionalProperties.if,parentSchema:schema11.properties.types.additionalProperties,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/types",schemaPath:"#/properties/types/type",keyword:"type",params:{type: "object"},schema:schema11.properties.types.type,parentSchema:schema11.properties.types,data:data8};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.connect !== undefined){
if(!(validate17(data.connect, {instancePath:instancePath+"/connect",parentData:data,parentDataProperty:"connect",rootData}))){
vErrors = vErrors === null ? validate17.errors : append(vErrors, validate17.errors);
errors = vErrors.length;
}
}
if(data.options !== undefined){
let data11 = data.options;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key3 in data11){
const _errs30 = errors;
if(typeof key3 === "string"){
if(!pattern7.test(key3)){
const err29 = {instancePath:instancePath+"/options",schemaPath:"#/properties/options/propertyNames/pattern",keyword:"pattern",params:{pattern: "^([a-z][a-z0-9_]*|x-.*)$"},schema:"^([a-z][a-z0-9_]*|x-.*)$",parentSchema:schema11.properties.options.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
var valid4 = _errs30 === errors;
if(!valid4){
const err30 = {instancePath:instancePath+"/options",schemaPath:"#/properties/options/propertyNames",keyword:"propertyNames",params:{propertyName: key3},schema:schema11.properties.options.propertyNames,parentSchema:schema11.properties.options,data:data11};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
for(const key4 in data11){
let data12 = data11[key4];
if(((typeof data12 !== "string") && (!(data12 && typeof data12 == "object" && !Array.isArray(data12)))) && (data12 !== null)){
const err31 = {instancePath:instancePath+"/options/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/options/additionalProperties/type",keyword:"type",params:{type: schema11.properties.options.additionalProperties.type},schema:schema11.properties.options.additionalProperties.type,parentSchema:schema11.properties.options.additionalProperties,data:data12};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
const _errs34 = errors;
let valid6 = true;
const _errs35 = errors;
if(!(data12 && typeof data12 == "object" && !Array.isArray(data12))){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid1 = _errs35 === errors;
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs37 = errors;
if(!(validate11(data12, {instancePath:instancePath+"/options/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data11,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate11.errors : append(vErrors, validate11.errors);
errors = vErrors.length;
}
var _valid1 = _errs37 === errors;
valid6 = _valid1;
}
if(!valid6){
const err33 = {instancePath:instancePath+"/options/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/options/additionalProperties/if",keyword:"if",params:{failingKeyword: "then"},schema:schema11.properties.options.additionalProperties.if,parentSchema:schema11.properties.options.additionalProperties,data:data12};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/options",schemaPath:"#/properties/options/type",keyword:"type",params:{type: "object"},schema:schema11.properties.options.type,parentSchema:schema11.properties.options,data:data11};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.constants !== undefined){
let data13 = data.constants;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key5 in data13){
const _errs40 = errors;
if(typeof key5 === "string"){
if(!pattern20.test(key5)){
const err35 = {instancePath:instancePath+"/constants",schemaPath:"#/properties/constants/propertyNames/pattern",keyword:"pattern",params:{pattern: "^([A-Z][A-Z0-9_]*|x-.*)$"},schema:"^([A-Z][A-Z0-9_]*|x-.*)$",parentSchema:schema11.properties.constants.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
var valid7 = _errs40 === errors;
if(!valid7){
const err36 = {instancePath:instancePath+"/constants",schemaPath:"#/properties/constants/propertyNames",keyword:"propertyNames",params:{propertyName: key5},schema:schema11.properties.constants.propertyNames,parentSchema:schema11.properties.constants,data:data13};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
for(const key6 in data13){
let data14 = data13[key6];
if((!(data14 && typeof data14 == "object" && !Array.isArray(data14))) && (data14 !== null)){
const err37 = {instancePath:instancePath+"/constants/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/constants/additionalProperties/type",keyword:"type",params:{type: schema11.properties.constants.additionalProperties.type},schema:schema11.properties.constants.additionalProperties.type,parentSchema:schema11.properties.constants.additionalProperties,data:data14};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
const _errs44 = errors;
let valid9 = true;
const _errs45 = errors;
if(!(data14 && typeof data14 == "object" && !Array.isArray(data14))){
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
var _valid2 = _errs45 === errors;
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs47 = errors;
if(!(validate21(data14, {instancePath:instancePath+"/constants/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data13,parentDataProperty:key6,rootData}))){
vErrors = vErrors === null ? validate21.errors : append(vErrors, validate21.errors);
errors = vErrors.length;
}
var _valid2 = _errs47 === errors;
valid9 = _valid2;
}
if(!valid9){
const err39 = {instancePath:instancePath+"/constants/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/constants/additionalProperties/if",keyword:"if",params:{failingKeyword: "then"},schema:schema11.properties.constants.additionalProperties.if,parentSchema:schema11.properties.constants.additionalProperties,data:data14};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/constants",schemaPath:"#/properties/constants/type",keyword:"type",params:{type: "object"},schema:schema11.properties.constants.type,parentSchema:schema11.properties.constants,data:data13};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.closeCodes !== undefined){
let data15 = data.closeCodes;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key7 in data15){
const _errs50 = errors;
if(typeof key7 === "string"){
if(!pattern20.test(key7)){
const err41 = {instancePath:instancePath+"/closeCodes",schemaPath:"#/properties/closeCodes/propertyNames/pattern",keyword:"pattern",params:{pattern: "^([A-Z][A-Z0-9_]*|x-.*)$"},schema:"^([A-Z][A-Z0-9_]*|x-.*)$",parentSchema:schema11.properties.closeCodes.propertyNames,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
var valid10 = _errs50 === errors;
if(!valid10){
const err42 = {instancePath:instancePath+"/closeCodes",schemaPath:"#/properties/closeCodes/propertyNames",keyword:"propertyNames",params:{propertyName: key7},schema:schema11.properties.closeCodes.propertyNames,parentSchema:schema11.properties.closeCodes,data:data15};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
for(const key8 in data15){
let data16 = data15[key8];
if((!(data16 && typeof data16 == "object" && !Array.isArray(data16))) && (data16 !== null)){
const err43 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/closeCodes/additionalProperties/type",keyword:"type",params:{type: schema11.properties.closeCodes.additionalProperties.type},schema:schema11.properties.closeCodes.additionalProperties.type,parentSchema:schema11.properties.closeCodes.additionalProperties,data:data16};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
const _errs54 = errors;
let valid12 = true;
const _errs55 = errors;
if(!(data16 && typeof data16 == "object" && !Array.isArray(data16))){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var _valid3 = _errs55 === errors;
errors = _errs54;
if(vErrors !== null){
if(_errs54){
vErrors.length = _errs54;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs57 = errors;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.code === undefined){
const err45 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/closeCode/required",keyword:"required",params:{missingProperty: "code"},schema:schema18.required,parentSchema:schema18,data:data16};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
for(const key9 in data16){
if(!(((((((((key9 === "code") || (key9 === "reason")) || (key9 === "reconnect")) || (key9 === "clean")) || (key9 === "sendable")) || (key9 === "doc")) || (key9 === "deprecated")) || (key9 === "renamedFrom")) || (pattern0.test(key9)))){
const err46 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/closeCode/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema18,data:data16};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data16.code !== undefined){
let data17 = data16.code;
if((!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))) && (typeof data17 !== "string")){
const err47 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/code",schemaPath:"#/definitions/closeCode/properties/code/type",keyword:"type",params:{type: schema18.properties.code.type},schema:schema18.properties.code.type,parentSchema:schema18.properties.code,data:data17};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 0 || isNaN(data17)){
const err48 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/code",schemaPath:"#/definitions/closeCode/properties/code/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema18.properties.code,data:data17};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(typeof data17 === "string"){
if(!pattern30.test(data17)){
const err49 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/code",schemaPath:"#/definitions/closeCode/properties/code/pattern",keyword:"pattern",params:{pattern: "^\\d+\\s*-\\s*\\d+$"},schema:"^\\d+\\s*-\\s*\\d+$",parentSchema:schema18.properties.code,data:data17};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
if(data16.reason !== undefined){
let data18 = data16.reason;
if(typeof data18 === "string"){
if(func3(data18) < 1){
const err50 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/reason",schemaPath:"#/definitions/closeCode/properties/reason/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema18.properties.reason,data:data18};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/reason",schemaPath:"#/definitions/closeCode/properties/reason/type",keyword:"type",params:{type: "string"},schema:schema18.properties.reason.type,parentSchema:schema18.properties.reason,data:data18};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data16.reconnect !== undefined){
let data19 = data16.reconnect;
if((typeof data19 !== "string") && (!(data19 && typeof data19 == "object" && !Array.isArray(data19)))){
const err52 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnect",schemaPath:"#/definitions/closeCode/properties/reconnect/type",keyword:"type",params:{type: schema18.properties.reconnect.type},schema:schema18.properties.reconnect.type,parentSchema:schema18.properties.reconnect,data:data19};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
const _errs67 = errors;
let valid15 = true;
const _errs68 = errors;
if(typeof data19 !== "string"){
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
var _valid4 = _errs68 === errors;
errors = _errs67;
if(vErrors !== null){
if(_errs67){
vErrors.length = _errs67;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid4){
const _errs70 = errors;
if(!(((((data19 === "never") || (data19 === "backoff")) || (data19 === "immediate")) || (data19 === "credentials")) || (data19 === "elsewhere"))){
const err54 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnect",schemaPath:"#/definitions/closeCode/properties/reconnect/then/enum",keyword:"enum",params:{allowedValues: schema18.properties.reconnect.then.enum},schema:schema18.properties.reconnect.then.enum,parentSchema:schema18.properties.reconnect.then,data:data19};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
var _valid4 = _errs70 === errors;
valid15 = _valid4;
ifClause0 = "then";
}
else {
const _errs71 = errors;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.after === undefined){
const err55 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnect",schemaPath:"#/definitions/closeCode/properties/reconnect/else/required",keyword:"required",params:{missingProperty: "after"},schema:schema18.properties.reconnect.else.required,parentSchema:schema18.properties.reconnect.else,data:data19};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
for(const key10 in data19){
if(!(key10 === "after")){
const err56 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnect",schemaPath:"#/definitions/closeCode/properties/reconnect/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema18.properties.reconnect.else,data:data19};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data19.after !== undefined){
let data20 = data19.after;
if((!((typeof data20 == "number") && (isFinite(data20)))) && (typeof data20 !== "string")){
const err57 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnect/after",schemaPath:"#/definitions/closeCode/properties/reconnect/else/properties/after/type",keyword:"type",params:{type: schema18.properties.reconnect.else.properties.after.type},schema:schema18.properties.reconnect.else.properties.after.type,parentSchema:schema18.properties.reconnect.else.properties.after,data:data20};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
var _valid4 = _errs71 === errors;
valid15 = _valid4;
ifClause0 = "else";
}
if(!valid15){
const err58 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnect",schemaPath:"#/definitions/closeCode/properties/reconnect/if",keyword:"if",params:{failingKeyword: ifClause0},schema:schema18.properties.reconnect.if,parentSchema:schema18.properties.reconnect,data:data19};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data16.clean !== undefined){
let data21 = data16.clean;
if(typeof data21 !== "boolean"){
const err59 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/clean",schemaPath:"#/definitions/closeCode/properties/clean/type",keyword:"type",params:{type: "boolean"},schema:schema18.properties.clean.type,parentSchema:schema18.properties.clean,data:data21};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data16.sendable !== undefined){
let data22 = data16.sendable;
if(typeof data22 !== "boolean"){
const err60 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/sendable",schemaPath:"#/definitions/closeCode/properties/sendable/type",keyword:"type",params:{type: "boolean"},schema:schema18.properties.sendable.type,parentSchema:schema18.properties.sendable,data:data22};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data16.doc !== undefined){
let data23 = data16.doc;
if(typeof data23 === "string"){
if(func3(data23) < 1){
const err61 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/doc",schemaPath:"#/definitions/closeCode/properties/doc/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema18.properties.doc,data:data23};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(!pattern4.test(data23)){
const err62 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/doc",schemaPath:"#/definitions/closeCode/properties/doc/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema18.properties.doc,data:data23};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/doc",schemaPath:"#/definitions/closeCode/properties/doc/type",keyword:"type",params:{type: "string"},schema:schema18.properties.doc.type,parentSchema:schema18.properties.doc,data:data23};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data16.deprecated !== undefined){
let data24 = data16.deprecated;
if(typeof data24 === "string"){
if(func3(data24) < 1){
const err64 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/deprecated",schemaPath:"#/definitions/closeCode/properties/deprecated/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema18.properties.deprecated,data:data24};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(!pattern4.test(data24)){
const err65 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/deprecated",schemaPath:"#/definitions/closeCode/properties/deprecated/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema18.properties.deprecated,data:data24};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
else {
const err66 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/deprecated",schemaPath:"#/definitions/closeCode/properties/deprecated/type",keyword:"type",params:{type: "string"},schema:schema18.properties.deprecated.type,parentSchema:schema18.properties.deprecated,data:data24};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data16.renamedFrom !== undefined){
let data25 = data16.renamedFrom;
if((typeof data25 !== "string") && (!(Array.isArray(data25)))){
const err67 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom",schemaPath:"#/definitions/closeCode/properties/renamedFrom/type",keyword:"type",params:{type: schema18.properties.renamedFrom.type},schema:schema18.properties.renamedFrom.type,parentSchema:schema18.properties.renamedFrom,data:data25};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(Array.isArray(data25)){
const len0 = data25.length;
for(let i0=0; i0<len0; i0++){
let data26 = data25[i0];
if(typeof data26 !== "string"){
const err68 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom/" + i0,schemaPath:"#/definitions/closeCode/properties/renamedFrom/items/type",keyword:"type",params:{type: "string"},schema:schema18.properties.renamedFrom.items.type,parentSchema:schema18.properties.renamedFrom.items,data:data26};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
}
}
else {
const err69 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/closeCode/type",keyword:"type",params:{type: "object"},schema:schema18.type,parentSchema:schema18,data:data16};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
var _valid3 = _errs57 === errors;
valid12 = _valid3;
}
if(!valid12){
const err70 = {instancePath:instancePath+"/closeCodes/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/closeCodes/additionalProperties/if",keyword:"if",params:{failingKeyword: "then"},schema:schema11.properties.closeCodes.additionalProperties.if,parentSchema:schema11.properties.closeCodes.additionalProperties,data:data16};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
else {
const err71 = {instancePath:instancePath+"/closeCodes",schemaPath:"#/properties/closeCodes/type",keyword:"type",params:{type: "object"},schema:schema11.properties.closeCodes.type,parentSchema:schema11.properties.closeCodes,data:data15};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data.messages !== undefined){
let data27 = data.messages;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
for(const key11 in data27){
const _errs89 = errors;
if(typeof key11 === "string"){
if(!pattern7.test(key11)){
const err72 = {instancePath:instancePath+"/messages",schemaPath:"#/properties/messages/propertyNames/pattern",keyword:"pattern",params:{pattern: "^([a-z][a-z0-9_]*|x-.*)$"},schema:"^([a-z][a-z0-9_]*|x-.*)$",parentSchema:schema11.properties.messages.propertyNames,data:key11,propertyName:key11};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
var valid19 = _errs89 === errors;
if(!valid19){
const err73 = {instancePath:instancePath+"/messages",schemaPath:"#/properties/messages/propertyNames",keyword:"propertyNames",params:{propertyName: key11},schema:schema11.properties.messages.propertyNames,parentSchema:schema11.properties.messages,data:data27};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
for(const key12 in data27){
let data28 = data27[key12];
if((!(data28 && typeof data28 == "object" && !Array.isArray(data28))) && (data28 !== null)){
const err74 = {instancePath:instancePath+"/messages/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/messages/additionalProperties/type",keyword:"type",params:{type: schema11.properties.messages.additionalProperties.type},schema:schema11.properties.messages.additionalProperties.type,parentSchema:schema11.properties.messages.additionalProperties,data:data28};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
const _errs93 = errors;
let valid21 = true;
const _errs94 = errors;
if(!(data28 && typeof data28 == "object" && !Array.isArray(data28))){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
var _valid5 = _errs94 === errors;
errors = _errs93;
if(vErrors !== null){
if(_errs93){
vErrors.length = _errs93;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs96 = errors;
if(!(validate23(data28, {instancePath:instancePath+"/messages/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data27,parentDataProperty:key12,rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
var _valid5 = _errs96 === errors;
valid21 = _valid5;
}
if(!valid21){
const err76 = {instancePath:instancePath+"/messages/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/messages/additionalProperties/if",keyword:"if",params:{failingKeyword: "then"},schema:schema11.properties.messages.additionalProperties.if,parentSchema:schema11.properties.messages.additionalProperties,data:data28};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
else {
const err77 = {instancePath:instancePath+"/messages",schemaPath:"#/properties/messages/type",keyword:"type",params:{type: "object"},schema:schema11.properties.messages.type,parentSchema:schema11.properties.messages,data:data27};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data.permissions !== undefined){
let data29 = data.permissions;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
for(const key13 in data29){
const _errs99 = errors;
if(typeof key13 === "string"){
if(!pattern37.test(key13)){
const err78 = {instancePath:instancePath+"/permissions",schemaPath:"#/properties/permissions/propertyNames/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*|x-.*)$"},schema:"^([A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*|x-.*)$",parentSchema:schema11.properties.permissions.propertyNames,data:key13,propertyName:key13};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
var valid22 = _errs99 === errors;
if(!valid22){
const err79 = {instancePath:instancePath+"/permissions",schemaPath:"#/properties/permissions/propertyNames",keyword:"propertyNames",params:{propertyName: key13},schema:schema11.properties.permissions.propertyNames,parentSchema:schema11.properties.permissions,data:data29};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
for(const key14 in data29){
let data30 = data29[key14];
if((!(data30 && typeof data30 == "object" && !Array.isArray(data30))) && (data30 !== null)){
const err80 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/permissions/additionalProperties/type",keyword:"type",params:{type: schema11.properties.permissions.additionalProperties.type},schema:schema11.properties.permissions.additionalProperties.type,parentSchema:schema11.properties.permissions.additionalProperties,data:data30};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
const _errs103 = errors;
let valid24 = true;
const _errs104 = errors;
if(!(data30 && typeof data30 == "object" && !Array.isArray(data30))){
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
var _valid6 = _errs104 === errors;
errors = _errs103;
if(vErrors !== null){
if(_errs103){
vErrors.length = _errs103;
}
else {
vErrors = null;
}
}
if(_valid6){
const _errs106 = errors;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key15 in data30){
if(!((((((key15 === "role") || (key15 === "resource")) || (key15 === "doc")) || (key15 === "deprecated")) || (key15 === "renamedFrom")) || (pattern0.test(key15)))){
const err82 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema20,data:data30};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data30.role !== undefined){
let data31 = data30.role;
if(typeof data31 !== "string"){
const err83 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/role",schemaPath:"#/definitions/permission/properties/role/type",keyword:"type",params:{type: "string"},schema:schema20.properties.role.type,parentSchema:schema20.properties.role,data:data31};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(!((data31 === "connect") || (data31 === "connect-url"))){
const err84 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/role",schemaPath:"#/definitions/permission/properties/role/enum",keyword:"enum",params:{allowedValues: schema20.properties.role.enum},schema:schema20.properties.role.enum,parentSchema:schema20.properties.role,data:data31};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data30.resource !== undefined){
let data32 = data30.resource;
if(typeof data32 !== "string"){
const err85 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/resource",schemaPath:"#/definitions/permission/properties/resource/type",keyword:"type",params:{type: "string"},schema:schema20.properties.resource.type,parentSchema:schema20.properties.resource,data:data32};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(!((data32 === "url") || (data32 === "none"))){
const err86 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/resource",schemaPath:"#/definitions/permission/properties/resource/enum",keyword:"enum",params:{allowedValues: schema20.properties.resource.enum},schema:schema20.properties.resource.enum,parentSchema:schema20.properties.resource,data:data32};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data30.doc !== undefined){
let data33 = data30.doc;
if(typeof data33 === "string"){
if(func3(data33) < 1){
const err87 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/doc",schemaPath:"#/definitions/permission/properties/doc/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema20.properties.doc,data:data33};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(!pattern4.test(data33)){
const err88 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/doc",schemaPath:"#/definitions/permission/properties/doc/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema20.properties.doc,data:data33};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
else {
const err89 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/doc",schemaPath:"#/definitions/permission/properties/doc/type",keyword:"type",params:{type: "string"},schema:schema20.properties.doc.type,parentSchema:schema20.properties.doc,data:data33};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data30.deprecated !== undefined){
let data34 = data30.deprecated;
if(typeof data34 === "string"){
if(func3(data34) < 1){
const err90 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/deprecated",schemaPath:"#/definitions/permission/properties/deprecated/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema20.properties.deprecated,data:data34};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(!pattern4.test(data34)){
const err91 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/deprecated",schemaPath:"#/definitions/permission/properties/deprecated/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema20.properties.deprecated,data:data34};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
else {
const err92 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/deprecated",schemaPath:"#/definitions/permission/properties/deprecated/type",keyword:"type",params:{type: "string"},schema:schema20.properties.deprecated.type,parentSchema:schema20.properties.deprecated,data:data34};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data30.renamedFrom !== undefined){
let data35 = data30.renamedFrom;
if((typeof data35 !== "string") && (!(Array.isArray(data35)))){
const err93 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom",schemaPath:"#/definitions/permission/properties/renamedFrom/type",keyword:"type",params:{type: schema20.properties.renamedFrom.type},schema:schema20.properties.renamedFrom.type,parentSchema:schema20.properties.renamedFrom,data:data35};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(Array.isArray(data35)){
const len1 = data35.length;
for(let i1=0; i1<len1; i1++){
let data36 = data35[i1];
if(typeof data36 !== "string"){
const err94 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom/" + i1,schemaPath:"#/definitions/permission/properties/renamedFrom/items/type",keyword:"type",params:{type: "string"},schema:schema20.properties.renamedFrom.items.type,parentSchema:schema20.properties.renamedFrom.items,data:data36};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
}
}
else {
const err95 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/type",keyword:"type",params:{type: "object"},schema:schema20.type,parentSchema:schema20,data:data30};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
var _valid6 = _errs106 === errors;
valid24 = _valid6;
}
if(!valid24){
const err96 = {instancePath:instancePath+"/permissions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/permissions/additionalProperties/if",keyword:"if",params:{failingKeyword: "then"},schema:schema11.properties.permissions.additionalProperties.if,parentSchema:schema11.properties.permissions.additionalProperties,data:data30};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
}
else {
const err97 = {instancePath:instancePath+"/permissions",schemaPath:"#/properties/permissions/type",keyword:"type",params:{type: "object"},schema:schema11.properties.permissions.type,parentSchema:schema11.properties.permissions,data:data29};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data.errors !== undefined){
let data37 = data.errors;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
for(const key16 in data37){
const _errs124 = errors;
if(typeof key16 === "string"){
if(!pattern7.test(key16)){
const err98 = {instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/propertyNames/pattern",keyword:"pattern",params:{pattern: "^([a-z][a-z0-9_]*|x-.*)$"},schema:"^([a-z][a-z0-9_]*|x-.*)$",parentSchema:schema11.properties.errors.propertyNames,data:key16,propertyName:key16};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
var valid29 = _errs124 === errors;
if(!valid29){
const err99 = {instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/propertyNames",keyword:"propertyNames",params:{propertyName: key16},schema:schema11.properties.errors.propertyNames,parentSchema:schema11.properties.errors,data:data37};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
for(const key17 in data37){
let data38 = data37[key17];
if((!(data38 && typeof data38 == "object" && !Array.isArray(data38))) && (data38 !== null)){
const err100 = {instancePath:instancePath+"/errors/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/errors/additionalProperties/type",keyword:"type",params:{type: schema11.properties.errors.additionalProperties.type},schema:schema11.properties.errors.additionalProperties.type,parentSchema:schema11.properties.errors.additionalProperties,data:data38};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
const _errs128 = errors;
let valid31 = true;
const _errs129 = errors;
if(!(data38 && typeof data38 == "object" && !Array.isArray(data38))){
const err101 = {};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
var _valid7 = _errs129 === errors;
errors = _errs128;
if(vErrors !== null){
if(_errs128){
vErrors.length = _errs128;
}
else {
vErrors = null;
}
}
if(_valid7){
const _errs131 = errors;
if(!(validate26(data38, {instancePath:instancePath+"/errors/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data37,parentDataProperty:key17,rootData}))){
vErrors = vErrors === null ? validate26.errors : append(vErrors, validate26.errors);
errors = vErrors.length;
}
var _valid7 = _errs131 === errors;
valid31 = _valid7;
}
if(!valid31){
const err102 = {instancePath:instancePath+"/errors/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/errors/additionalProperties/if",keyword:"if",params:{failingKeyword: "then"},schema:schema11.properties.errors.additionalProperties.if,parentSchema:schema11.properties.errors.additionalProperties,data:data38};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
}
else {
const err103 = {instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/type",keyword:"type",params:{type: "object"},schema:schema11.properties.errors.type,parentSchema:schema11.properties.errors,data:data37};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data.methods !== undefined){
let data39 = data.methods;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
for(const key18 in data39){
const _errs134 = errors;
if(typeof key18 === "string"){
if(!pattern7.test(key18)){
const err104 = {instancePath:instancePath+"/methods",schemaPath:"#/properties/methods/propertyNames/pattern",keyword:"pattern",params:{pattern: "^([a-z][a-z0-9_]*|x-.*)$"},schema:"^([a-z][a-z0-9_]*|x-.*)$",parentSchema:schema11.properties.methods.propertyNames,data:key18,propertyName:key18};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
var valid32 = _errs134 === errors;
if(!valid32){
const err105 = {instancePath:instancePath+"/methods",schemaPath:"#/properties/methods/propertyNames",keyword:"propertyNames",params:{propertyName: key18},schema:schema11.properties.methods.propertyNames,parentSchema:schema11.properties.methods,data:data39};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
for(const key19 in data39){
let data40 = data39[key19];
if((!(data40 && typeof data40 == "object" && !Array.isArray(data40))) && (data40 !== null)){
const err106 = {instancePath:instancePath+"/methods/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/methods/additionalProperties/type",keyword:"type",params:{type: schema11.properties.methods.additionalProperties.type},schema:schema11.properties.methods.additionalProperties.type,parentSchema:schema11.properties.methods.additionalProperties,data:data40};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
const _errs138 = errors;
let valid34 = true;
const _errs139 = errors;
if(!(data40 && typeof data40 == "object" && !Array.isArray(data40))){
const err107 = {};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
var _valid8 = _errs139 === errors;
errors = _errs138;
if(vErrors !== null){
if(_errs138){
vErrors.length = _errs138;
}
else {
vErrors = null;
}
}
if(_valid8){
const _errs141 = errors;
if(!(validate29(data40, {instancePath:instancePath+"/methods/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data39,parentDataProperty:key19,rootData}))){
vErrors = vErrors === null ? validate29.errors : append(vErrors, validate29.errors);
errors = vErrors.length;
}
var _valid8 = _errs141 === errors;
valid34 = _valid8;
}
if(!valid34){
const err108 = {instancePath:instancePath+"/methods/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/methods/additionalProperties/if",keyword:"if",params:{failingKeyword: "then"},schema:schema11.properties.methods.additionalProperties.if,parentSchema:schema11.properties.methods.additionalProperties,data:data40};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
}
else {
const err109 = {instancePath:instancePath+"/methods",schemaPath:"#/properties/methods/type",keyword:"type",params:{type: "object"},schema:schema11.properties.methods.type,parentSchema:schema11.properties.methods,data:data39};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data.guide !== undefined){
let data41 = data.guide;
if(Array.isArray(data41)){
const len2 = data41.length;
for(let i2=0; i2<len2; i2++){
if(!(validate32(data41[i2], {instancePath:instancePath+"/guide/" + i2,parentData:data41,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate32.errors : append(vErrors, validate32.errors);
errors = vErrors.length;
}
}
}
else {
const err110 = {instancePath:instancePath+"/guide",schemaPath:"#/properties/guide/type",keyword:"type",params:{type: "array"},schema:schema11.properties.guide.type,parentSchema:schema11.properties.guide,data:data41};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data.pages !== undefined){
let data43 = data.pages;
if(Array.isArray(data43)){
const len3 = data43.length;
for(let i3=0; i3<len3; i3++){
if(!(validate34(data43[i3], {instancePath:instancePath+"/pages/" + i3,parentData:data43,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err111 = {instancePath:instancePath+"/pages",schemaPath:"#/properties/pages/type",keyword:"type",params:{type: "array"},schema:schema11.properties.pages.type,parentSchema:schema11.properties.pages,data:data43};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
}
else {
const err112 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

function append(errors, more) {
for (const error of more) errors.push(error);
return errors;
}
